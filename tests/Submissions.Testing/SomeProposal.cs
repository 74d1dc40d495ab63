using System.Security.Cryptography;
using System.Text;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;

namespace Submissions.Testing;

public static partial class Some
{
    /// <summary>A new draft of the Marrakesh call with the content of source document 001, its address mended.</summary>
    public static Proposal Proposal(ProposalContent? content = null, Call? call = null, string seed = "draft") =>
        Made(ProposalMoves.Start(ProposalId((call ?? Call()).Id, seed), Key(seed), content ?? MarrakeshContent().WithMendedAddress(), ByOrganiser())).Proposal;

    /// <summary>The same with its concept note, filed.</summary>
    public static Proposal Filed(ProposalContent? content = null, Call? call = null, string seed = "filed")
    {
        call ??= Call();
        var draft = Proposal(content, call, seed) with { Documents = [Document("concept-note")] };
        return Made(draft.File(call, Stamps(seed, call.Prefix), Key(seed), ByOrganiser())).Proposal;
    }

    /// <summary>A PDF of 12,345 bytes that was received on <see cref="Now"/>.</summary>
    public static Document Document(string kind, string? name = null, string seed = "document") =>
        new(
#pragma warning disable CA1308 // Ids are written in lower case on purpose: they stand in addresses.
            Symbols.From(Bytes($"{seed} {kind}", 32), 16).ToLowerInvariant(), kind, name ?? $"{kind}.pdf", 12_345,
#pragma warning restore CA1308
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kind))), "pdf", Now);

    /// <summary>What the rules look at: the content with its concept note, on <see cref="Now"/>.</summary>
    public static Candidate Candidate(ProposalContent content, Call? call = null, DateTimeOffset? now = null) =>
        new(call ?? Call(), content, [Document("concept-note")], now ?? Now, []);

    public static Act ByOrganiser(DateTimeOffset? at = null) => Act.ByOrganiser(at ?? Now);

    /// <summary>The same key for the same seed.</summary>
    public static LinkKey Key(string seed = "key") => LinkKey.New(Bytes(seed, 16));

    public static ProposalId ProposalId(CallId? call = null, string seed = "id") =>
        Submissions.Domain.Proposals.ProposalId.New(call ?? CallId.Parse("marrakesh-2018"), Bytes(seed, 32));

    public static FilingStamps Stamps(string seed = "stamps", string prefix = "MRK", int leadPlace = 1) =>
        new(Reference.New(prefix, Bytes(seed, 16)), Symbols.From(Bytes($"receipt {seed}", 64), Submissions.Domain.Receipts.Receipt.CodeLength), leadPlace);

    /// <summary>What a move gave.</summary>
    /// <exception cref="InvalidOperationException">It was refused; the message says why.</exception>
    public static Move.Made Made(Move move) => move switch
    {
        Move.Made made => made,
        Move.Refused refused => throw new InvalidOperationException($"{refused.Refusal.Code}: {string.Join("; ", refused.Findings)}"),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Bytes that look random and are the same for the same seed.</summary>
    private static byte[] Bytes(string seed, int count) =>
        [.. Enumerable.Range(0, (count / 32) + 1).SelectMany(i => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {i}"))).Take(count)];
}
