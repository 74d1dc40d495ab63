using System.Reflection;
using System.Text.RegularExpressions;

namespace Submissions.Functions.Hosting;

/// <summary>Every function of the app, found by attribute. The endpoints and the function.json files come from here and from nowhere else.</summary>
internal sealed partial class FunctionCatalog
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private FunctionCatalog(IReadOnlyList<HttpFunction> http, IReadOnlyList<TimerFunction> timers)
    {
        Http = http;
        Timers = timers;
    }

    /// <summary>In the host's order: by name, without case.</summary>
    public IReadOnlyList<HttpFunction> Http { get; }

    public IReadOnlyList<TimerFunction> Timers { get; }

    /// <summary>The classes the functions live in; made anew for each invocation.</summary>
    public IEnumerable<Type> Types => Http.Select(f => f.Method.ReflectedType!).Concat(Timers.Select(t => t.Method.ReflectedType!)).Distinct();

    /// <summary>Functions are in classes of our own making that nobody else uses: not among the thousands that the compiler nests, nor the public components.</summary>
    /// <param name="check">Whether to hold the routes against each other, which is known of functions whose function.json has been written.</param>
    public static FunctionCatalog Discover(bool check = true) => Of(typeof(FunctionCatalog).Assembly.GetTypes().Where(type => type is { IsNested: false, IsPublic: false }), check);

    /// <exception cref="InvalidOperationException">A function is misshapen, two have one name, or the host would match their routes otherwise than we do.</exception>
    public static FunctionCatalog Of(IEnumerable<Type> types, bool check = true)
    {
        var http = new List<HttpFunction>();
        var timers = new List<TimerFunction>();
        foreach (var method in types.Where(t => t is { IsClass: true, IsAbstract: false }).SelectMany(t => t.GetMethods(Own)))
        {
            if (method.IsDefined(typeof(FunctionAttribute), inherit: false) && method.GetCustomAttribute<FunctionAttribute>(inherit: false) is { } function)
                Add(function.Name, method, http, timers);
        }

        http.Sort((a, b) => StringComparer.OrdinalIgnoreCase.Compare(a.Name, b.Name));
        timers.Sort((a, b) => StringComparer.OrdinalIgnoreCase.Compare(a.Name, b.Name));
        if (check)
        {
            RefuseSharedNames(http.Select(f => f.Name).Concat(timers.Select(t => t.Name)));
            RouteRules.Check(http, timers);
        }

        return new FunctionCatalog(http, timers);
    }

    private static void Add(string name, MethodInfo method, List<HttpFunction> http, List<TimerFunction> timers)
    {
        if (!FolderName().IsMatch(name))
            throw new InvalidOperationException($"\"{name}\" cannot be a function's name: a letter, then letters, digits, hyphens and underscores.");
        foreach (var parameter in method.GetParameters())
        {
            if (parameter.GetCustomAttribute<HttpTriggerAttribute>() is { } request)
                http.Add(HttpFunction.Read(name, method, parameter, request));
            else if (parameter.GetCustomAttribute<TimerTriggerAttribute>() is { } timer)
                timers.Add(TimerFunction.Read(name, method, parameter, timer));
            else
                continue;
            return;
        }

        throw new InvalidOperationException($"The function {name} has no trigger.");
    }

    private static void RefuseSharedNames(IEnumerable<string> names)
    {
        if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } shared)
            throw new InvalidOperationException($"Two functions are named {shared.Key}.");
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,126}$", RegexOptions.CultureInvariant)]
    private static partial Regex FolderName();
}
