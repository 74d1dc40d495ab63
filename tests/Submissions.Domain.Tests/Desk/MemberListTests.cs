using Submissions.Domain.Desk;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Desk;

public sealed class MemberListTests
{
    private static readonly Member Ana = Named("ana", DeskRole.Coordinator);
    private static readonly Member Ben = Named("ben", DeskRole.Reviewer);
    private static readonly MemberList List = new(7, [Ana, Ben]);

    [Fact]
    public void Every_change_makes_the_next_version_and_says_what_was_and_is()
    {
        var cem = Named("cem", DeskRole.Reader);
        var added = Made(List.Add(7, cem));
        Assert.Equal((8, null, cem), (added.List.Version, added.Before, added.After));
        Assert.Equal([Ana, Ben, cem], added.List.Members);

        var changed = Made(List.Change(7, Ben.Id, "Ben", DeskRole.Coordinator, "fr"));
        Assert.Equal((Ben, Ben with { Name = "Ben", Role = DeskRole.Coordinator, Language = "fr" }), (changed.Before, changed.After));

        var removed = Made(List.Remove(7, Ben.Id));
        Assert.Equal((8, Ben, null), (removed.List.Version, removed.Before, removed.After));
        Assert.Equal([Ana], removed.List.Members);
    }

    [Fact]
    public void The_last_coordinator_stays_until_there_is_another()
    {
        Assert.Equal(ListRefusals.LastCoordinator, Refused(List.Remove(7, Ana.Id)));
        Assert.Equal(ListRefusals.LastCoordinator, Refused(List.Change(7, Ana.Id, Ana.Name, DeskRole.Reviewer, "en")));
        Made(Made(List.Change(7, Ben.Id, Ben.Name, DeskRole.Coordinator, "en")).List.Remove(8, Ana.Id));
    }

    [Fact]
    public void Who_saw_an_older_list_changes_nothing()
    {
        Assert.Equal(ListRefusals.ChangedMeanwhile, Refused(List.Add(6, Named("cem", DeskRole.Reader))));
        Assert.Equal(ListRefusals.ChangedMeanwhile, Refused(List.Change(6, Ben.Id, "Benjamin", DeskRole.Reviewer, "en")));
        Assert.Equal(ListRefusals.ChangedMeanwhile, Refused(List.Remove(6, Ben.Id)));
    }

    [Fact]
    public void A_form_sent_twice_finds_it_done()
    {
        Assert.IsType<ListMove.Nothing>(List.Add(6, Ben with { Since = Some.Now.AddDays(1) }));
        Assert.IsType<ListMove.Nothing>(List.Change(6, Ben.Id, Ben.Name, Ben.Role, Ben.Language));
        Assert.IsType<ListMove.Nothing>(List.Remove(6, "0123456789abcdef"));
    }

    [Fact]
    public void An_address_is_one_member_however_it_is_written()
    {
        var again = Ben with { Email = EmailAddress.Parse("BEN@example.org"), Role = DeskRole.Coordinator };
        Assert.Equal(ListRefusals.AlreadyThere, Refused(List.Add(7, again)));
        Assert.Equal(Ben, List.Find(again.Email));
        Assert.Equal(Ben.Id, again.Id);
    }

    [Fact]
    public void The_configured_coordinator_counts_while_there_is_none()
    {
        var first = EmailAddress.Parse("first@example.org");
        var begun = MemberList.Empty.WithFirst(first);
        Assert.Equal((first, DeskRole.Coordinator), (begun.Members.Single().Email, begun.Members.Single().Role));
        Assert.Same(List, List.WithFirst(first));
        Assert.Empty(MemberList.Empty.WithFirst(null).Members);
        Assert.Equal([first.Value, "ben@example.org"], Made(begun.Add(0, Ben)).List.Members.Select(member => member.Email.Value).OrderDescending());
        // Who is on the list already is made coordinator, not listed twice.
        Assert.Equal(DeskRole.Coordinator, Assert.Single(new MemberList(1, [Ben]).WithFirst(Ben.Email).Members).Role);
    }

    [Theory]
    [InlineData(DeskRole.Reader, true, false, false)]
    [InlineData(DeskRole.Reviewer, true, true, false)]
    [InlineData(DeskRole.Coordinator, true, true, true)]
    public void Each_role_may_what_those_before_it_may(DeskRole role, bool reads, bool reviews, bool coordinates)
    {
        var member = Named("x", role);
        Assert.Equal((reads, reviews, coordinates), (member.May(DeskRole.Reader), member.May(DeskRole.Reviewer), member.May(DeskRole.Coordinator)));
        Assert.True(DeskRoles.TryParse(role.Slug(), out var parsed) && parsed == role);
    }

    private static Member Named(string name, DeskRole role) => new(EmailAddress.Parse($"{name}@example.org"), name, role, "en", Some.Now);

    private static ListMove.Made Made(ListMove move) => Assert.IsType<ListMove.Made>(move);

    private static Domain.Proposals.Refusal Refused(ListMove move) => Assert.IsType<ListMove.Refused>(move).Refusal;
}
