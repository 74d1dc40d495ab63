using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Submissions.Functions.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Mail;

public sealed class EventSignatureTests
{
    /// <summary>From the tests of SendGrid's own libraries: what they verify we must.</summary>
    private const string PublicKey = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";
    private const string Signature = "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=";
    private const string Timestamp = "1600112502";
    private const string Body = """[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]""" + "\r\n";

    private readonly MovableClock clock = new(DateTimeOffset.FromUnixTimeSeconds(1600112502));

    [Fact]
    public void SendGrids_own_example_holds() => Assert.True(Of(PublicKey).Holds(Signature, Timestamp, Encoding.UTF8.GetBytes(Body)));

    [Theory]
    [InlineData(Signature, "1600112503", Body)]
    [InlineData(Signature, Timestamp, Body + " ")]
    [InlineData(Signature, Timestamp, "")]
    [InlineData("MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtA=", Timestamp, Body)]
    [InlineData("no base64", Timestamp, Body)]
    [InlineData("AAAA", Timestamp, Body)]
    [InlineData("", Timestamp, Body)]
    [InlineData(null, Timestamp, Body)]
    [InlineData(Signature, null, Body)]
    [InlineData(Signature, "", Body)]
    [InlineData(Signature, "-1600112502", Body)]
    [InlineData(Signature, " 1600112502", Body)]
    [InlineData(Signature, "99999999999999999999", Body)]
    [InlineData(Signature, "9223372036854775807", Body)]
    public void Anything_else_does_not(string? signature, string? timestamp, string body) =>
        Assert.False(Of(PublicKey).Holds(signature, timestamp, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Another_key_or_none_does_not()
    {
        using var other = new SendGridNews();
        Assert.False(Of(other.VerificationKey).Holds(Signature, Timestamp, Encoding.UTF8.GetBytes(Body)));
        Assert.False(Of(null).Holds(Signature, Timestamp, Encoding.UTF8.GetBytes(Body)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(25 * 60, true)]
    [InlineData((25 * 60) + 1, false)]
    [InlineData(-5, true)]
    [InlineData(-6, false)]
    public void It_holds_for_as_long_as_SendGrid_repeats_and_no_longer(int minutesLater, bool holds)
    {
        clock.Advance(TimeSpan.FromMinutes(minutesLater));
        Assert.Equal(holds, Of(PublicKey).Holds(Signature, Timestamp, Encoding.UTF8.GetBytes(Body)));
    }

    [Fact]
    public void Only_a_whole_key_of_the_right_curve_is_a_key()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        Assert.True(EventSignature.IsKey($" {PublicKey}\n"));
        string[] wrong =
        [
            "", "key", PublicKey[..^8], Convert.ToBase64String([.. Convert.FromBase64String(PublicKey), 0]),
            Convert.ToBase64String(p384.ExportSubjectPublicKeyInfo()), Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo()),
        ];
        Assert.All(wrong, text => Assert.False(EventSignature.IsKey(text), text));
    }

    private EventSignature Of(string? key) => new(Options.Create(new MailOptions { SendGridEventKey = key }), clock);
}
