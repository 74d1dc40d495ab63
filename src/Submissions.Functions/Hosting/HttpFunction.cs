using System.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Submissions.Functions.Hosting;

/// <summary>A function that answers requests.</summary>
internal sealed record HttpFunction(string Name, MethodInfo Method, string TriggerName, IReadOnlyList<string> Methods, RoutePattern Route)
{
    public static HttpFunction Read(string name, MethodInfo method, ParameterInfo trigger, HttpTriggerAttribute attribute)
    {
        if (trigger.ParameterType != typeof(HttpRequest))
            throw Refusal(name, $"its trigger \"{trigger.Name}\" must be an HttpRequest");
        if (method.ReturnType != typeof(IResult) && method.ReturnType != typeof(Task<IResult>))
            throw Refusal(name, "it must return IResult or Task<IResult>");
        if (attribute.AuthLevel != AuthorizationLevel.Anonymous)
            throw Refusal(name, "its level must be Anonymous: keys are checked by the Functions host only, and a laptop has none");
        if (attribute.Methods.Count == 0)
            throw Refusal(name, "it must name its methods");
        return new HttpFunction(name, method, trigger.Name!, WithHead(attribute.Methods), RoutePatternFactory.Parse(attribute.Route ?? name));
    }

    public override string ToString() => $"{Name} ({string.Join(',', Methods)} {Route.RawText})";

    /// <summary>HEAD goes with GET; the server leaves the body out.</summary>
    private static string[] WithHead(IEnumerable<string> methods)
    {
        var asked = methods.Select(m => m.ToUpperInvariant()).ToList();
        return [.. asked.Contains(HttpMethods.Get) ? asked.Append(HttpMethods.Head).Distinct() : asked];
    }

    private static InvalidOperationException Refusal(string name, string why) => new($"The function {name} is not one: {why}.");
}
