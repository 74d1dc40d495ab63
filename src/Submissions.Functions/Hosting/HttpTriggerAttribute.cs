namespace Submissions.Functions.Hosting;

/// <summary>Marks the <see cref="HttpRequest"/> parameter of a function that answers requests.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : Attribute
{
    public HttpTriggerAttribute(params string[] methods) : this(AuthorizationLevel.Function, methods)
    {
    }

    public AuthorizationLevel AuthLevel { get; } = authLevel;

    public IReadOnlyList<string> Methods { get; } = methods;

    /// <summary>The path without a leading slash, such as <c>calls/{call}</c>; <c>/</c> is the root. Absent: the function's name.</summary>
    public string? Route { get; set; }
}

internal enum AuthorizationLevel
{
    Anonymous = 0,
    User = 1,
    Function = 2,
    System = 3,
    Admin = 4,
}
