using System.Reflection;
using Submissions.Functions.Hosting;

namespace Submissions.Functions.Tests.Desk;

public sealed class DoorTests
{
    private static readonly string[] Desk = ["queue", "desk", "decisions", "api/review", "api/desk"];

    [Fact]
    public void Every_function_of_the_desk_says_who_may_reach_it()
    {
        var open = FunctionCatalog.Discover().Http
            .Where(function => Desk.Any(part => $"{function.Route.RawText}/".StartsWith($"{part}/", StringComparison.OrdinalIgnoreCase)))
            .Where(function => function.Method.GetCustomAttribute<DeskAttribute>() is null)
            .Select(function => function.Name);
        Assert.Empty(open);
    }
}
