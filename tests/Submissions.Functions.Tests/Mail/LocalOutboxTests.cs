using Microsoft.Extensions.Options;
using Submissions.Functions.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

public sealed class LocalOutboxTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"submissions-mail-{Guid.NewGuid():N}");
    private readonly MovableClock clock = new(Some.Now);
    private readonly LocalOutbox outbox;

    public LocalOutboxTests() => outbox = new LocalOutbox(Options.Create(new MailOptions { LocalFolder = folder }), clock);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_letter_can_be_read_as_its_recipient_sees_it()
    {
        await outbox.SendAsync(SomeLetter.Ready(), Stop);

        var expected = new LocalLetter(
            "marrakesh-2018.k7f3x2m9q4t8.filed-1-0", "filed", "elena.rusu@example.org", "Side events <no-reply@localhost>", "support.unit@example.org",
            "MRK-7F3K2 received", "<!DOCTYPE html><html><body><p>Received</p></body></html>", "Received\n", Some.Now);
        Assert.Equal(expected, outbox.Find("marrakesh-2018.k7f3x2m9q4t8.filed-1-0"));
        Assert.Equal([expected], outbox.List("Elena.Rusu@example.org"));
        Assert.Equal([], outbox.List("somebody.else@example.org"));
    }

    [Fact]
    public async Task The_same_letter_again_is_there_once_as_it_came_first()
    {
        await outbox.SendAsync(SomeLetter.Ready(), Stop);
        clock.Advance(TimeSpan.FromMinutes(5));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => outbox.SendAsync(SomeLetter.Ready(), Stop)));

        Assert.Equal(Some.Now, Assert.Single(outbox.List()).At);
        Assert.Single(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public async Task The_newest_letter_comes_first()
    {
        await outbox.SendAsync(SomeLetter.Ready("marrakesh-2018.k7f3x2m9q4t8.filed-1-0"), Stop);
        clock.Advance(TimeSpan.FromMinutes(5));
        await outbox.SendAsync(SomeLetter.Ready("marrakesh-2018.k7f3x2m9q4t8.filed-2-0"), Stop);
        Assert.Equal(["marrakesh-2018.k7f3x2m9q4t8.filed-2-0", "marrakesh-2018.k7f3x2m9q4t8.filed-1-0"], outbox.List().Select(letter => letter.Id));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("marrakesh-2018.k7f3x2m9q4t8.filed-1-0/../x")]
    [InlineData("marrakesh-2018.k7f3x2m9q4t8.filed-1-1")]
    public void What_is_no_letter_is_not_found(string id) => Assert.Null(outbox.Find(id));

    [Fact]
    public void Before_the_first_letter_the_list_is_empty() => Assert.Equal([], outbox.List());
}
