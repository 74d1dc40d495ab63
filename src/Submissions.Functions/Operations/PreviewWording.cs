using System.Security.Cryptography;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Letters.Own;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Mail;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A letter as its reader would see it.</summary>
internal sealed record ExampleLetter(string Language, ReadyLetter Letter);

/// <param name="Proposal">The number of the proposal that the examples are about; null for a made-up one.</param>
/// <param name="Unsaid">The call's own sentences that no example says: they are for other cases.</param>
internal sealed record WordingPreview(IReadOnlyList<ExampleLetter> Letters, Reference? Proposal, IReadOnlyList<WordingField> Unsaid);

/// <summary>Writes letters with sentences that are kept nowhere, about the proposal that moved last; nobody is owed them.</summary>
internal sealed class PreviewWording(QueueIndex index, ProposalStore proposals, FiledContent filed, LetterWriter writer)
{
    /// <param name="call">With the sentences to look at.</param>
    public async Task<WordingPreview> RunAsync(Call call, WordingPart part, DateTimeOffset now, Uri site, CancellationToken cancellationToken)
    {
        var real = await RealAsync(call, cancellationToken);
        var proposal = real ?? LetterExamples.Sample(call, now, RandomNumberGenerator.GetBytes(64));
        var title = real is null ? proposal.Content.Title : (await filed.OfAsync(real, cancellationToken)).Title;
        var (letters, said) = (new List<ExampleLetter>(), new HashSet<WordingField>());
        foreach (var language in CallWording.Languages(call))
        {
            foreach (var example in LetterExamples.Of(part.Kind, call, proposal, now))
                letters.Add(new ExampleLetter(language, await WriteAsync(call, part.Kind, example, language, title, now, site, said)));
        }

        var own = part.Keys.SelectMany(key => CallWording.Languages(call).Select(language => new WordingField(key, language))).Where(call.Wording.Own.ContainsKey);
        return new WordingPreview(letters, real?.Filed?.Reference, [.. own.Except(said)]);
    }

    private async Task<ReadyLetter> WriteAsync(
        Call call, LetterKind kind, LetterExample example, string language, string? title, DateTimeOffset now, Uri site, HashSet<WordingField> said)
    {
        var about = example.Proposal;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var facts = about.Filed is { } filing ? new FiledFacts(title, filing.At, filing.ReceiptCode) : null;
        var ready = await writer.WriteAsync(example.Letter(kind, language, AskOrganisers.FreshKey(), now), call.For(about), about, facts, now, site, keys);
        said.UnionWith(keys.Select(key => new WordingField(key, language)));
        return ready;
    }

    private async Task<Proposal?> RealAsync(Call call, CancellationToken cancellationToken)
    {
        var list = await index.OfAsync(call.Id, cancellationToken);
        var last = list.Entries.Where(entry => !entry.Status.IsAtRest()).MaxBy(entry => entry.MovedAt);
        return last is not null && await proposals.FindAsync(last.Id, cancellationToken) is { Value: { Filed: not null } proposal } ? proposal : null;
    }
}
