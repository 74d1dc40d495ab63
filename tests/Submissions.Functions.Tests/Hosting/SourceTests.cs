using System.Net;
using Microsoft.AspNetCore.Http;
using Submissions.Functions.Hosting;

namespace Submissions.Functions.Tests.Hosting;

public sealed class SourceTests
{
    private static readonly FunctionsHost Host = new(true, 8080);

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7:51234", "203.0.113.7")]
    [InlineData("6.6.6.6, 203.0.113.7:51234", "203.0.113.7")]
    [InlineData("[2001:db8::7]:443", "2001:db8::7")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7, 169.254.129.1", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("::1", null)]
    [InlineData("fe80::1", null)]
    [InlineData("unknown", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Under_the_host_only_what_the_last_proxy_saw_counts(string? forwarded, string? expected) =>
        Assert.Equal(expected, Source.Of(Request("X-Forwarded-For", forwarded), Host, null));

    [Fact]
    public void A_header_that_is_named_in_the_settings_takes_its_place()
    {
        var context = Request("X-Azure-ClientIP", "203.0.113.9");
        context.Request.Headers["X-Forwarded-For"] = "203.0.113.7";
        Assert.Equal("203.0.113.9", Source.Of(context, Host, "X-Azure-ClientIP"));
        Assert.Equal("203.0.113.7", Source.Of(context, Host, null));
    }

    [Fact]
    public void On_a_laptop_it_is_the_connections_whatever_headers_say()
    {
        var context = Request("X-Forwarded-For", "203.0.113.7");
        context.Connection.RemoteIpAddress = IPAddress.Parse("::ffff:127.0.0.1");
        Assert.Equal("127.0.0.1", Source.Of(context, new FunctionsHost(false, 7071), null));
    }

    private static DefaultHttpContext Request(string header, string? value)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        if (value is not null)
            context.Request.Headers[header] = value;
        return context;
    }
}
