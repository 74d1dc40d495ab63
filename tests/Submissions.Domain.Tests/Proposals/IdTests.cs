using FsCheck;
using FsCheck.Fluent;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Xunit;

namespace Submissions.Domain.Tests.Proposals;

public sealed class IdTests
{
    private static readonly Arbitrary<byte[]> Random = Gen.ArrayOf(Gen.Choose(0, 239).Select(number => (byte)number), 64).ToArbitrary();

    [Fact]
    public void Proposal_id_printed_and_parsed_is_the_same() => Prop.ForAll(Random, bytes =>
    {
        var id = ProposalId.New(CallId.Parse("marrakesh-2018"), bytes);
        return ProposalId.TryParse(id.ToString(), out var parsed) && parsed == id && parsed.Call == id.Call;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Reference_printed_and_parsed_is_the_same_however_it_is_typed() => Prop.ForAll(Random, bytes =>
    {
        var reference = Reference.New("MRK", bytes);
        return Reference.Parse(reference.ToString()) == reference && Reference.Parse($" {reference.ToString().ToLowerInvariant()} ") == reference;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Link_key_printed_and_parsed_is_the_same_and_hides_itself() => Prop.ForAll(Random, bytes =>
    {
        var key = LinkKey.New(bytes.AsSpan(0, 16));
        return LinkKey.Parse(key.Value) == key && !key.ToString().Contains(key.Value, StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_that_is_typed_makes_parsing_throw() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        !(ProposalId.TryParse(text, out var id) && id.ToString() != text)
        && !(CallId.TryParse(text, out var call) && call.ToString() != text)
        && (!LinkKey.TryParse(text, out var key) || key.Value == text)
        && (!Reference.TryParse(text, out _) || text.Trim().Length <= 11)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("marrakesh-2018.k7f3x2m9q4t8", true)]
    [InlineData("marrakesh-2018.K7F3X2M9Q4T8", false)]
    [InlineData("marrakesh-2018.k7f3x2m9q4t", false)]
    [InlineData("marrakesh-2018.k7f3x2m9q4t81", false)]
    [InlineData("marrakesh-2018.k7f3x2m9q4to", false)]
    [InlineData("../../k7f3x2m9q4t8", false)]
    [InlineData(".k7f3x2m9q4t8", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Proposal_id_has_one_form(string? text, bool valid) => Assert.Equal(valid, ProposalId.TryParse(text, out _));

    [Theory]
    [InlineData("MRK-7F3K2", true)]
    [InlineData(" mrk-7f3k2\n", true)]
    [InlineData("MRK-7F3K", false)]
    [InlineData("MRK-7F3KO", false)]
    [InlineData("M-7F3K2", false)]
    public void Reference_forgives_blanks_and_small_letters_only(string text, bool valid) => Assert.Equal(valid, Reference.TryParse(text, out _));

    [Theory]
    [InlineData("someone@example.org", true)]
    [InlineData(" o'brien+x@mail.example.org ", true)]
    [InlineData("laura.moreno.example.org", false)]
    [InlineData("a@b", false)]
    [InlineData("a@@example.org", false)]
    [InlineData("a b@example.org", false)]
    [InlineData("a@example..org", false)]
    [InlineData("a@example.org\r\nBcc: x@example.org", false)]
    [InlineData("é@example.org", false)]
    [InlineData("a@-example.org", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Address_is_one_that_a_letter_reaches(string? text, bool valid) => Assert.Equal(valid, EmailAddress.TryParse(text, out _));
}
