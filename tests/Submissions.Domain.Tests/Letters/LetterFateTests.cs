using Submissions.Domain.Calls;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Letters;

public sealed class LetterFateTests
{
    private static readonly CallDigest One = new(CallId.Parse("one"), "One", null, []);
    private static readonly CallDigest Other = new(CallId.Parse("other"), "Other", null, []);

    [Fact]
    public void A_digest_without_a_call_tells_of_the_others_and_goes_out_still()
    {
        var without = Digest(LetterState.Waiting, One, Other).Without(One.Call);

        Assert.Equal((LetterState.Waiting, Other.Call), (without.State, without.Letter.Matter!.Digest.Single().Call));
    }

    [Theory]
    [InlineData(LetterState.Waiting, LetterState.Stopped)]
    [InlineData(LetterState.Claimed, LetterState.Stopped)]
    [InlineData(LetterState.Sent, LetterState.Sent)]
    public void One_that_tells_of_nothing_else_goes_to_nobody_unless_it_has_gone(LetterState before, LetterState after)
    {
        var without = Digest(before, One).Without(One.Call);

        Assert.Equal((after, false, null), (without.State, without.TellsOf(One.Call), without.LeaseUntil));
    }

    [Fact]
    public void What_does_not_tell_of_the_call_stays_as_it_is()
    {
        var digest = Digest(LetterState.Claimed, Other);
        var letter = digest with { Letter = digest.Letter with { Matter = null } };

        Assert.Same(digest, digest.Without(One.Call));
        Assert.Same(letter, letter.Without(One.Call));
    }

    private static LetterFate Digest(LetterState state, params CallDigest[] told)
    {
        var letter = new Letter("id", LetterOwner.Desk, LetterKind.Digest, EmailAddress.Parse("ana@example.org"), "en", Some.Now, null, 0) { Matter = new LetterMatter { Digest = told } };
        return new LetterFate(letter, state, 1, Some.Now, state == LetterState.Claimed ? Some.Now : null, null, null);
    }
}
