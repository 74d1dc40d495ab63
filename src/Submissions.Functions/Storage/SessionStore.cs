using Azure;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>Sessions and the links that open them. A session is its row: without it nobody is signed in.</summary>
internal sealed class SessionStore(TableClient table)
{
    public async Task<Stored<Session>?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.DeskPartition, RowKeys.Session(hash), cancellationToken: cancellationToken);
        return row.HasValue ? new Stored<Session>(DeskRows.Session(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>Every session there is: a few for each member of a small unit.</summary>
    public async Task<IReadOnlyList<Session>> AllAsync(CancellationToken cancellationToken)
    {
        var sessions = new List<Session>();
        var filter = RowKeys.Prefixed(RowKeys.DeskPartition, RowKeys.SessionPrefix);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            sessions.Add(DeskRows.Session(row));
        return sessions;
    }

    /// <summary>Notes that it was used. One that ended meanwhile, or that another request has just noted, is left alone.</summary>
    public async Task TouchAsync(Stored<Session> before, Session after, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(DeskRows.Row(after), before.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status is 404 or 412)
        {
            // Ended, or noted by another request.
        }
    }

    public async Task<Stored<SignInLink>?> FindLinkAsync(string hash, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.DeskPartition, RowKeys.SignIn(hash), cancellationToken: cancellationToken);
        return row.HasValue ? new Stored<SignInLink>(DeskRows.Link(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>Keeps a link that was asked for, with the letter that carries it and the attempts it counts as.</summary>
    /// <returns>False when this very request was kept before.</returns>
    public Task<bool> AskAsync(SignInLink link, Letter letter, IEnumerable<TableEntity> attempts, CancellationToken cancellationToken) => SubmitAsync(
        [
            new(TableTransactionActionType.Add, LetterStore.Row(letter)),
            new(TableTransactionActionType.Add, DueStore.LetterRow(letter)),
            new(TableTransactionActionType.Add, DeskRows.Row(link)),
            .. attempts.Select(attempt => new TableTransactionAction(TableTransactionActionType.Add, attempt)),
        ],
        cancellationToken);

    /// <summary>Opens a session, and with it uses up the link that it was opened by.</summary>
    /// <returns>False when the link was used first by another request, or this session is open already.</returns>
    public Task<bool> StartAsync(Session session, Stored<SignInLink>? link, AuditEntry entry, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.Add, DeskRows.Row(session)),
            new(TableTransactionActionType.Add, AuditRows.DeskRow(entry)),
        };
        if (link is { } used)
            actions.Add(new(TableTransactionActionType.UpdateReplace, DeskRows.Row(used.Value with { Session = session.Hash }), used.ETag));
        return SubmitAsync(actions, cancellationToken);
    }

    /// <summary>Records, once a day, that a member came in by the platform's sign-in, which tells of none.</summary>
    public Task NotePlatformAsync(EmailAddress member, DateOnly day, AuditEntry entry, CancellationToken cancellationToken) => SubmitAsync(
        [
            new(TableTransactionActionType.Add, DeskRows.New(RowKeys.Platform(member, day)).Until(new DateTimeOffset(day.AddDays(2), default, default))),
            new(TableTransactionActionType.Add, AuditRows.DeskRow(entry)),
        ],
        cancellationToken);

    /// <summary>Ends sessions and records it. One that has ended meanwhile makes it false: look again.</summary>
    public Task<bool> EndAsync(IEnumerable<Session> sessions, AuditEntry entry, CancellationToken cancellationToken) => SubmitAsync(
        [
            .. sessions.Select(session => new TableTransactionAction(TableTransactionActionType.Delete, DeskRows.Row(session), ETag.All)),
            new(TableTransactionActionType.Add, AuditRows.DeskRow(entry)),
        ],
        cancellationToken);

    private async Task<bool> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException error) when (error.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
