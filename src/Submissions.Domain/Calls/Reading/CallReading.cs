using System.Diagnostics.CodeAnalysis;

namespace Submissions.Domain.Calls.Reading;

/// <summary>What reading a call's file gives: the call, or everything that is wrong with the file.</summary>
public sealed record CallReading(Call? Call, IReadOnlyList<CallError> Errors)
{
    [MemberNotNullWhen(true, nameof(Call))]
    public bool IsCall => Call is not null;
}

/// <summary>One thing that is wrong in a call's file.</summary>
/// <param name="Path">JSON path, as in <c>$.slots[1].rooms[0]</c>.</param>
/// <param name="Expected">What was expected there, as in "the id of a room in $.rooms".</param>
public sealed record CallError(string Path, string Expected)
{
    public override string ToString() => $"{Path}: expected {Expected}";
}
