using System.Text.Json;
using Submissions.Functions.Mail;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>How taking a batch of events ended.</summary>
internal enum NewsTaken
{
    /// <summary>Every event in it is recorded, or was before.</summary>
    Recorded,

    /// <summary>No key is configured: nobody can be known to tell the truth.</summary>
    NotExpected,

    /// <summary>The signature does not hold, or was made long ago.</summary>
    NotSigned,
    Malformed,
}

/// <summary>
/// Takes what the mail service tells of letters. It tells again what was not answered, out of order, and more than once: each letter is
/// brought up to date by itself, so that a batch broken off is simply taken again.
/// </summary>
internal sealed class TakeDeliveryNews(EventSignature signature, RecordDelivery record, DeliveryNewsStore news, TimeProvider clock)
{
    private const int LettersAtOnce = 4;

    public bool IsExpected => signature.IsExpected;

    /// <param name="body">The body's very bytes.</param>
    public async Task<NewsTaken> RunAsync(string? signed, string? timestamp, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (!signature.IsExpected)
            return NewsTaken.NotExpected;
        if (!signature.Holds(signed, timestamp, body.Span))
            return NewsTaken.NotSigned;
        IReadOnlyList<LetterNews> told;
        try
        {
            told = SendGridEvents.Read(body);
        }
        catch (JsonException)
        {
            return NewsTaken.Malformed;
        }

        // One proposal's letters one after another: they would only race for its row.
        await Parallel.ForEachAsync(
            told.GroupBy(one => one.Owner), new ParallelOptions { MaxDegreeOfParallelism = LettersAtOnce, CancellationToken = cancellationToken },
            async (owner, stop) =>
            {
                foreach (var letter in owner.GroupBy(one => one.Letter))
                    await record.RunAsync(owner.Key, letter.Key, [.. letter.Select(one => one.Event)], stop);
            });
        // Last, and not later than now whatever the other clock says: from here on the silence on a letter is held against it.
        if (told.Count > 0)
            await news.HeardOfAsync(new[] { told.Max(one => one.Event.At), clock.GetUtcNow() }.Min(), cancellationToken);
        return NewsTaken.Recorded;
    }
}
