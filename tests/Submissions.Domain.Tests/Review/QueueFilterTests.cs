using FsCheck;
using FsCheck.Fluent;
using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Domain.Desk;
using Submissions.Domain.Review;
using Submissions.Domain.Rooms;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class QueueFilterTests
{
    private static readonly string[] Typed =
        ["submitted", "waiting-list", "government", "civil-society", "MD", "md", "fr", "late", "to-call", "undelivered", "words", "block", "none", "fits-if", "me", "nobody", "1", "Côte d'Ivoire & more, 100 %", "a+b=c", "=", "%2C", "MRK-7F3K2", "ا", ""];

    [Fact]
    public void Every_filter_that_an_address_gives_is_what_its_own_address_gives() => Prop.ForAll(
        Gen.ArrayOf(Gen.Zip(Gen.Elements(QueueFacet.All.AsEnumerable()), Gen.Elements(Typed))).ToArbitrary(),
        pairs =>
        {
            var filter = QueueFilter.Read(name => pairs.Where(pair => pair.Item1.Name == name).Select(pair => pair.Item2), out _);
            var again = QueueFilter.Parse(filter.Query, out var unknown);
            return filter.Equals(again) && filter.Parts.SequenceEqual(again.Parts) && unknown.Count == 0
                && filter.Parts.All(part => !filter.Without(part).Parts.Contains(part) && filter.Without(part).Parts.Count() == filter.Parts.Count() - 1);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("status=submitted&status=accepted", "status=accepted,submitted")]
    [InlineData("status=submitted,accepted,submitted", "status=accepted,submitted")]
    [InlineData("q=+water++law+&country=md&other=1&sort=title&after=x", "country=MD&q=water%20%20law")]
    [InlineData("", "")]
    [InlineData("q=&status=", "")]
    public void An_address_is_put_in_order(string given, string written) => Assert.Equal(written, QueueFilter.Parse(given, out _).Query);

    [Theory]
    [InlineData("status=acepted", "status=acepted")]
    [InlineData("status=draft", "status=draft")]
    [InlineData("room=fits,perhaps", "room=perhaps")]
    [InlineData("letters=lost", "letters=lost")]
    [InlineData("letters=to-call,undelivered", "letters=undelivered")]
    [InlineData("documents=late&documents=missing", "documents=missing")]
    [InlineData("country=Moldova", "country=MOLDOVA")]
    [InlineData("assigned=somebody@example.org", "assigned=somebody@example.org")]
    public void What_no_facet_knows_is_told_and_not_left_out_in_silence(string query, string unknown)
    {
        QueueFilter.Parse(query, out var told);
        Assert.Equal([unknown], told);
    }

    [Theory]
    [InlineData("status=submitted", "0 2 3")]
    [InlineData("status=waiting-list,submitted", "0 1 2 3")]
    [InlineData("kind=academia", "1")]
    [InlineData("country=MD", "0")]
    [InlineData("country=FR,MD", "0 1")]
    [InlineData("country=FR&kind=academia", "1")]
    [InlineData("country=MD&kind=academia", "")]
    [InlineData("language=fr", "1")]
    [InlineData("documents=missing", "0 2")]
    [InlineData("documents=late", "2")]
    [InlineData("documents=complete", "1 3")]
    [InlineData("finding=words", "0 1")]
    [InlineData("severity=warn", "0 2")]
    [InlineData("finding=words&severity=warn", "0")]
    [InlineData("severity=none", "1 3")]
    [InlineData("severity=none,warn", "0 1 2 3")]
    [InlineData("finding=moderator&severity=none", "0 1 3")]
    [InlineData("room=no", "3")]
    [InlineData("room=fits-if,no", "2 3")]
    [InlineData("assigned=me", "1")]
    [InlineData("assigned=nobody", "0 3")]
    [InlineData("q=EAU", "2")]
    [InlineData("q=cote divoire", "")]
    [InlineData("q=cote d'ivoire", "2")]
    [InlineData("q=l'eau ivoire", "2")]
    [InlineData("waiting=answered", "1 3")]
    [InlineData("waiting=answered-you", "3")]
    [InlineData("waiting=late", "2")]
    [InlineData("waiting=unconfirmed", "0")]
    [InlineData("waiting=prepared", "1")]
    [InlineData("waiting=prepared,late&country=FR", "1")]
    [InlineData("letters=undelivered", "1 2")]
    [InlineData("letters=to-call", "2 3")]
    [InlineData("letters=to-call&room=no", "3")]
    [InlineData("new=1", "3")]
    [InlineData("", "0 1 2 3")]
    public void A_filter_takes_what_meets_all_its_facets(string query, string taken)
    {
        QueueEntry[] entries =
        [
            SomeQueue.Entry(0) with { Countries = ["MD", "RO"], Kinds = ["government"], MissingDocuments = ["event-report"], NextDue = Some.Now.AddDays(80), ConfirmBy = Some.Now.AddDays(59), Findings = [SomeQueue.Finding("words", Severity.Warn)] },
            SomeQueue.Entry(1) with
            {
                Status = ProposalStatus.WaitingList, Countries = ["FR"], Kinds = ["government", "academia"], Languages = ["en", "fr"],
                Findings = [SomeQueue.Finding("words", Severity.Inform)], AssignedTo = EmailAddress.Parse("Me@example.org"), Answered = [new Answered("other@example.org", Some.Now, HistoryKinds.RequestAnswered)], Prepared = SomeQueue.Prepared(Some.Now), ConfirmBy = Some.Now.AddDays(60), MovedAt = Some.Now.AddDays(-2), Undelivered = true,
            },
            SomeQueue.Entry(2) with
            {
                BestFit = Fit.FitsIf, AnswerBy = Some.Now.AddDays(59), MissingDocuments = ["speaker-confirmations"], NextDue = Some.Now.AddDays(40), Findings = [SomeQueue.Finding("moderator", Severity.Warn)],
                Search = SearchText.Of(["L’Eau", "Côte d'Ivoire"]), AssignedTo = EmailAddress.Parse("other@example.org"), MovedBy = "me@example.org", Undelivered = true, ToCall = ["Question 1 is not answered."],
            },
            SomeQueue.Entry(3) with { BestFit = Fit.No, ToCall = ["The acceptance is not confirmed."], Answered = [new Answered("me@example.org", Some.Now, HistoryKinds.QuestionAnswered)], AnswerBy = Some.Now.AddDays(61), MovedAt = Some.Now.AddMinutes(3), MovedBy = Act.Organiser },
        ];
        var filter = QueueFilter.Parse(query, out _);
        var takes = SomeQueue.Viewer("me@example.org", Some.Now, Some.Now.AddDays(60)).Takes(filter);
        Assert.Equal(taken, string.Join(' ', entries.Index().Where(entry => takes(entry.Item)).Select(entry => entry.Index)));
    }

    [Fact]
    public void A_member_is_asked_for_by_the_id_that_stands_in_addresses()
    {
        var owner = EmailAddress.Parse("other@example.org");
        var filter = QueueFilter.Everything.With(QueueFacet.Assigned, Member.IdOf(owner));
        Assert.DoesNotContain("example", filter.Query, StringComparison.Ordinal);
        var takes = SomeQueue.Viewer().Takes(filter);
        Assert.True(takes(SomeQueue.Entry(0) with { AssignedTo = EmailAddress.Parse("Other@Example.org") }));
        Assert.False(takes(SomeQueue.Entry(0) with { AssignedTo = EmailAddress.Parse("me@example.org") }));
        Assert.False(SomeQueue.Viewer().Takes(QueueFilter.Everything.With(QueueFacet.Assigned, QueueFacet.Me))(SomeQueue.Entry(0)));
    }

    [Fact]
    public void Nothing_but_new_is_new_to_who_never_looked() =>
        Assert.True(SomeQueue.Viewer("me@example.org").IsNew(SomeQueue.Entry(0)));
}
