using System.Text.Json;
using System.Text.Json.Nodes;
using Submissions.Domain.Letters;
using Submissions.Functions.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

public sealed class SendGridEventsTests
{
    private static readonly string Letter = $"{Some.ProposalId()}.filed-1-0";

    [Theory]
    [InlineData("processed", DeliveryKind.Processed, null)]
    [InlineData("deferred", DeliveryKind.Deferred, "400 try again later")]
    [InlineData("delivered", DeliveryKind.Delivered, "250 OK")]
    [InlineData("bounce", DeliveryKind.Bounced, "bounce 5.1.1 550 5.1.1 no such user")]
    [InlineData("dropped", DeliveryKind.Dropped, "5.0.0 Bounced Address")]
    [InlineData("spamreport", DeliveryKind.Spam, null)]
    public void Each_delivery_event_is_read(string name, DeliveryKind kind, string? reason)
    {
        var news = Assert.Single(SendGridEvents.Read(SendGridNews.Batch(SendGridNews.Event(name, Letter, Some.Now, 3, "the-event"))));
        Assert.Equal(new LetterNews(Some.ProposalId(), "filed-1-0", new DeliveryEvent("the-event", kind, Some.Now, 3, reason)), news);
    }

    [Fact]
    public void A_letter_of_the_desk_is_named_too() =>
        Assert.Equal((LetterOwner.Desk, "sign-in-0123456789abcdef"), Assert.Single(Read(SendGridNews.Event("delivered", "desk.sign-in-0123456789abcdef", Some.Now)).Select(one => (one.Owner, one.Letter))));

    [Fact]
    public void What_is_not_ours_or_not_known_is_left_out_and_the_rest_is_read()
    {
        JsonObject[] strange =
        [
            .. new[] { "open", "click", "unsubscribe", "group_unsubscribe", "account_status_change", "Delivered", "" }.Select(name => SendGridNews.Event(name, Letter, Some.Now)),
            SendGridNews.Event("delivered", null, Some.Now),
            .. new[] { "", "filed-1-0", "desk", "nobody.filed-1-0", $"{Letter}|x", $"{Letter}/../x", $"{Letter}\n", "../desk.sign-in", $"{Some.ProposalId()}.", new string('a', 500) }
                .Select(letter => SendGridNews.Event("delivered", letter, Some.Now)),
            With("timestamp", "1513299569"), With("timestamp", 0), With("timestamp", -5), With("timestamp", 1e300), With("timestamp", 253_402_300_800), With("timestamp", null),
            With("sg_event_id", null), With("sg_event_id", ""), With("sg_event_id", 7), With("sg_event_id", new string('x', 201)),
            With("event", new JsonArray("delivered")), With("letter", new JsonObject()), new(),
        ];
        var read = Read([.. strange, SendGridNews.Event("delivered", Letter, Some.Now)]);
        Assert.Equal("filed-1-0", Assert.Single(read).Letter);
        Assert.Empty(SendGridEvents.Read("[1, null, \"x\", [], true]"u8.ToArray()));
    }

    [Theory, InlineData("{}"), InlineData("null"), InlineData(""), InlineData("[{]"), InlineData("[{\"event\":")]
    public void A_body_that_is_no_list_is_said_to_be_none(string body) =>
        Assert.ThrowsAny<JsonException>(() => SendGridEvents.Read(System.Text.Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_reason_is_one_short_line() =>
        Assert.Equal("bounce 5.1.1 550 a b <script>", Assert.Single(Read(SendGridNews.Event("bounce", Letter, Some.Now, reason: "550\r\na\tb\u202E <script>"))).Event.Reason);

    private static IReadOnlyList<LetterNews> Read(params JsonObject[] events) => SendGridEvents.Read(SendGridNews.Batch(events));

    private static JsonObject With(string name, JsonNode? value)
    {
        var told = SendGridNews.Event("delivered", Letter, Some.Now);
        told[name] = value;
        return told;
    }
}
