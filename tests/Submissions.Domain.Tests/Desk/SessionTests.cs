using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Desk;

public sealed class SessionTests
{
    private static readonly EmailAddress Ana = EmailAddress.Parse("ana@example.org");
    private static readonly Session Begun = new(Some.Key().Hash, Ana, Some.Now, Some.Now, Some.Now, "192.0.2.1", "a browser");

    [Fact]
    public void A_session_ends_twelve_hours_after_its_last_use()
    {
        Assert.True(Begun.IsAlive(Some.Now.AddHours(12).AddTicks(-1)));
        Assert.False(Begun.IsAlive(Some.Now.AddHours(12)));
        Assert.True(Begun.Touched(Some.Now.AddHours(11)).IsAlive(Some.Now.AddHours(22)));
    }

    [Fact]
    public void However_much_it_is_used_it_ends_after_seven_days()
    {
        var used = Begun.Touched(Some.Now.AddDays(7).AddMinutes(-1));
        Assert.True(used.IsAlive(Some.Now.AddDays(7).AddTicks(-1)));
        Assert.False(used.IsAlive(Some.Now.AddDays(7)));
        Assert.Equal(Some.Now.AddDays(7), used.EndsAt);
    }

    [Fact]
    public void Its_use_is_noted_every_few_minutes_only()
    {
        Assert.False(Begun.WantsTouch(Some.Now.AddMinutes(4)));
        Assert.True(Begun.WantsTouch(Some.Now.AddMinutes(5)));
    }

    [Fact]
    public void It_is_of_the_member_that_opened_it_and_not_of_who_came_back_under_the_same_address()
    {
        var ana = new Member(Ana, "Ana", DeskRole.Reader, "en", Some.Now);
        Assert.True(Begun.IsOf(ana with { Email = EmailAddress.Parse("ANA@example.org"), Role = DeskRole.Coordinator }));
        Assert.False(Begun.IsOf(ana with { Since = Some.Now.AddDays(1) }));
        Assert.False(Begun.IsOf(ana with { Email = EmailAddress.Parse("ben@example.org") }));
    }

    [Fact]
    public void A_link_opens_for_fifteen_minutes_and_once()
    {
        var link = new SignInLink(Some.Key().Hash, Ana, "/desk", Some.Now, null);
        Assert.True(link.IsOpen(Some.Now.AddMinutes(15).AddTicks(-1)));
        Assert.False(link.IsOpen(Some.Now.AddMinutes(15)));
        Assert.False((link with { Session = Begun.Hash }).IsOpen(Some.Now));
    }

    [Fact]
    public void The_same_showing_of_a_links_page_gives_the_same_session_and_another_gives_another()
    {
        var once = Once("0123456789abcdef");
        Assert.Equal(SignInLink.SessionKey(Some.Key(), once), SignInLink.SessionKey(Some.Key(), once));
        Assert.NotEqual(SignInLink.SessionKey(Some.Key(), once), SignInLink.SessionKey(Some.Key(), Once("fedcba9876543210")));
        Assert.NotEqual(SignInLink.SessionKey(Some.Key(), once), SignInLink.SessionKey(Some.Key("another"), once));
    }

    private static RequestKey Once(string text) => RequestKey.TryParse(text, out var key) ? key : throw new FormatException(text);
}
