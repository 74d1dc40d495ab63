using Submissions.Domain.Calls;
using Submissions.Domain.Letters;

namespace Submissions.Functions.Storage.Erasing;

/// <summary>What digests tell of a call: they stand at the desk for a day, with titles of proposals.</summary>
internal sealed class ErasedDigests(LetterStore letters)
{
    private const int MostRaces = 10;

    /// <summary>A digest that told of nothing else goes to nobody. One on the wire puts nothing back: what became of it is recorded with the letter as it is here by then.</summary>
    public async Task EraseAsync(CallId call, CancellationToken cancellationToken)
    {
        foreach (var digest in await letters.StoredOfAsync(LetterOwner.Desk, cancellationToken))
        {
            var letter = digest;
            for (var race = 0; letter?.Value.TellsOf(call) == true && !await letters.SettleAsync(letter, letter.Value.Without(call), cancellationToken); race++)
            {
                if (race == MostRaces)
                    throw new TimeoutException("A digest was changed by others at each of many tries; the next run tries again.");
                letter = await letters.FindAsync(LetterOwner.Desk, digest.Value.Letter.Id, cancellationToken);
            }
        }
    }
}
