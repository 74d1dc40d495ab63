using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Submissions.Functions.Mail;

namespace Submissions.Functions.Tests.Mail;

public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("Development", "")]
    [InlineData("Development", "Delivery=Local;LocalFolder=/tmp/mail")]
    [InlineData("Production", "Delivery=sendgrid;From=side-events@forum.example.org;SendGridKey=SG.key")]
    [InlineData("Production", "Delivery=SendGrid;From=side-events@forum.example.org;SendGridKey=SG.key")]
    [InlineData("Production", "Delivery=SendGrid;From=side-events@forum.example.org;SendGridKey=SG.key;SendGridEndpoint=http://127.0.0.1:4000")]
    public void Right_settings_start(string environment, string settings) => Assert.NotNull(Read(environment, settings));

    [Theory]
    [InlineData("Production", "", "only Development")]
    [InlineData("Staging", "Delivery=Local", "only Development")]
    [InlineData("Development", "LocalFolder=", "Mail:LocalFolder")]
    [InlineData("Development", "LettersPerHour=-1", "Mail:LettersPerHour")]
    [InlineData("Development", "Delivery=7", "Mail:Delivery must be Local or SendGrid")]
    [InlineData("Development", "Delivery=", "Mail:Delivery must be Local or SendGrid")]
    [InlineData("Production", "Delivery=SendGird;From=side-events@forum.example.org;SendGridKey=SG.key", "Mail:Delivery must be Local or SendGrid")]
    [InlineData("Production", "Delivery=Local,SendGrid", "Mail:Delivery must be Local or SendGrid")]
    [InlineData("Production", "Delivery=SendGrid;SendGridKey=SG.key", "Mail:From")]
    [InlineData("Production", "Delivery=SendGrid;From=nobody;SendGridKey=SG.key", "Mail:From")]
    [InlineData("Production", "Delivery=SendGrid;From=side-events@forum.example.org", "Mail:SendGridKey")]
    [InlineData("Production", "Delivery=SendGrid;From=side-events@forum.example.org;SendGridKey=SG.k\ney", "Mail:SendGridKey")]
    [InlineData("Production", "Delivery=SendGrid;From=side-events@forum.example.org;SendGridKey=SG.key;SendGridEndpoint=http://api.sendgrid.com", "Mail:SendGridEndpoint")]
    [InlineData("Production", "Delivery=SendGrid;From=side-events@forum.example.org;SendGridKey=SG.key;SandboxAddresses=a@example.org, b", "Mail:SandboxAddresses")]
    [InlineData("Production", "Delivery=SendGrid;From=side-events@forum.example.org;SendGridKey=SG.key;SendGridEventKey=a key", "Mail:SendGridEventKey")]
    public void Wrong_settings_do_not_start_and_are_named(string environment, string settings, string named) =>
        Assert.Contains(named, Assert.Throws<OptionsValidationException>(() => Read(environment, settings)).Message, StringComparison.Ordinal);

    private static MailOptions Read(string environment, string settings)
    {
        var pairs = settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(pairs.Select(pair => KeyValuePair.Create($"Mail:{pair[0]}", (string?)pair[1])))
            .Build();
        using var services = new ServiceCollection()
            .AddSingleton<IHostEnvironment>(new Named(environment))
            .AddMail(configuration)
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<MailOptions>>().Value;
    }

    private sealed class Named(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
