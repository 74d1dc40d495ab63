using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// One change, of one proposal or of two that belong together, as one entity-group transaction. Each action knows what its
/// failure means; the request's row comes first, so that a repeated request is recognised before anything else.
/// </summary>
internal sealed class ProposalTransaction
{
    private readonly List<ChangeStep> steps = [];

    public ProposalTransaction(ProposalChange change, DateTimeOffset now)
    {
        AddRequest(change);
        ProposalStep = steps.Count;
        var rows = new ChangeRows(change, now);
        Stored = rows.Stored;
        steps.AddRange(rows.Steps);
        if (change.Also is { } also)
            steps.AddRange(new ChangeRows(also, now).Steps);
    }

    public int ProposalStep { get; }

    /// <summary>The proposal as it is stored.</summary>
    public Proposal Stored { get; }

    public IEnumerable<TableTransactionAction> Actions => steps.Select(step => step.Action);

    public CommitOutcome Meaning(int failedStep) => steps[failedStep].OnFailure;

    private void AddRequest(ProposalChange change)
    {
        if (change.Request is not { } request)
            return;
        var row = ProposalRows.New(change.After.Id, RowKeys.Request(change.After.Id, request.Key));
        row["Answer"] = request.Answer;
        steps.Add(new ChangeStep(new TableTransactionAction(TableTransactionActionType.Add, row), CommitOutcome.Replayed));
    }
}

/// <param name="OnFailure">What it means when this action is the one that fails.</param>
internal sealed record ChangeStep(TableTransactionAction Action, CommitOutcome OnFailure);
