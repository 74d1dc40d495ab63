using System.Reflection;
using Submissions.Domain.Proposals;
using Submissions.Functions.Http.Api;
using Submissions.Functions.Operations;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Api;

/// <summary>Holds the codes of problems against the refusals there are.</summary>
public sealed class ProblemCodesTests
{
    [Fact]
    public void Every_refusal_has_a_status()
    {
        var call = Some.Call();
        var refusals =
            from type in typeof(Refusal).Assembly.GetTypes().Concat(typeof(ProblemCodes).Assembly.GetTypes())
            where !type.IsGenericType
            from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where property.PropertyType == typeof(Refusal)
            select ((Refusal)property.GetValue(null)!).Code;
        string[] made = [DocumentRefusals.TooLarge(call).Code, DocumentRefusals.WrongType(call).Code, DocumentRefusals.Offset(1).Code, DocumentRefusals.UnknownKind(call).Code];
        Assert.All(refusals.Concat(made), code => Assert.Contains(code, ProblemCodes.All));
        Assert.All(ProblemCodes.All, code => Assert.True(ProblemCodes.Status(code) is (>= 400 and < 500) or 503, code));
    }
}
