using Submissions.Domain.Checks;
using Submissions.Domain.Rooms;
using Submissions.Functions.Hosting;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Api;

/// <summary>Everything that is off, and how every place answers what is asked of it.</summary>
internal sealed record FindingsAnswer(bool CanBeFiled, IReadOnlyList<Finding> Findings, IReadOnlyList<PlaceAnswer> RoomFit);

/// <summary>One room in one slot.</summary>
/// <param name="Conditions">What must happen for it to fit.</param>
/// <param name="Reasons">Why it does not.</param>
internal sealed record PlaceAnswer(string Slot, DateTimeOffset Starts, int Minutes, string Room, string RoomName, Fit Fit, IReadOnlyList<string> Conditions, IReadOnlyList<string> Reasons)
{
    public static PlaceAnswer Of(PlaceFit fit) => new(
        fit.Place.Slot.Id, fit.Place.Slot.Starts, fit.Place.Slot.Minutes, fit.Place.Room.Id, fit.Place.Room.Name, fit.Fit, fit.Conditions, fit.Reasons);
}

/// <summary>"Check me": at any time.</summary>
internal sealed class FindingFunctions(CheckProposal check)
{
    [Function("ApiFindings")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/proposals/{id}/findings")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!Asked.TryRead(request, id, out var asked, out var problem))
            return problem;
        return await check.RunAsync(asked.Access, asked.Act.At, cancellationToken) is { } found
            ? Answer.Ok(new FindingsAnswer(!found.Findings.Blocks(), found.Findings, [.. found.RoomFit.Select(PlaceAnswer.Of)]))
            : Problem.NotFound;
    }
}
