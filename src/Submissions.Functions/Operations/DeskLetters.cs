using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>
/// The desk's letters that are due. A request to sign in never looks whether its address is on the list, so that nothing about its answer
/// can tell; that is found out here, and what nobody is to get goes.
/// </summary>
internal sealed partial class DeskLetters(DueStore due, LetterStore letters, ReadMembers members, TimeProvider clock, ILogger<DeskLetters> log)
{
    private const int Most = 500;

    public async Task<IReadOnlyList<DueRow>> DueAsync(CancellationToken cancellationToken)
    {
        var rows = await due.DeskDueAsync(clock.GetUtcNow(), Most, cancellationToken);
        if (rows.Count == 0)
            return rows;
        var list = (await members.RunAsync(cancellationToken)).Value;
        var waiting = (await letters.OwedOfAsync(LetterOwner.Desk, cancellationToken)).Letters;
        var kept = new List<DueRow>();
        foreach (var row in rows)
        {
            if (!waiting.TryGetValue(row.Letter, out var letter) || !await DropAsync(letter.Value, list, cancellationToken))
                kept.Add(row);
        }

        return kept;
    }

    private async Task<bool> DropAsync(LetterFate fate, MemberList list, CancellationToken cancellationToken)
    {
        var listed = list.Find(fate.Letter.To) is not null;
        var late = fate.Letter.Kind == LetterKind.SignIn && fate.Letter.DueAt + SignInLink.Valid <= clock.GetUtcNow();
        if (fate.State != LetterState.Waiting || (listed && !late))
            return false;
        await letters.DropAsync(fate, cancellationToken);
        if (listed)
            LogTooLate(log);
        else
            LogNotListed(log);
        return true;
    }

    [LoggerMessage(1, LogLevel.Information, "Somebody asked to sign in with an address that is not on the list: no letter is sent")]
    private static partial void LogNotListed(ILogger log);

    [LoggerMessage(2, LogLevel.Warning, "A letter to sign in could not be sent while its link worked, and is dropped: the member has to ask again")]
    private static partial void LogTooLate(ILogger log);
}
