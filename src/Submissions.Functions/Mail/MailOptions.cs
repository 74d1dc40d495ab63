using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Submissions.Domain;
using Submissions.Domain.Letters;

namespace Submissions.Functions.Mail;

internal enum MailDelivery
{
    /// <summary>Letters land in a folder, to be read on the local mail page; nothing leaves the laptop.</summary>
    Local,
    SendGrid,
}

internal sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>A mailer answers within this; a claim holds for longer.</summary>
    public static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(100);

    /// <summary>As it was written: a binder would refuse a misspelt one in words of its own.</summary>
    public string Delivery { get; set; } = nameof(MailDelivery.Local);

    public bool IsSandboxed(EmailAddress address) => Sandbox.Contains(address.Value, StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyList<string> Sandbox => SandboxAddresses?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Whether SendGrid tells us what became of letters.</summary>
    public bool TakesEvents => !SendGridEventKey.IsBlank();

    /// <summary>What is misspelt is neither, and does not start.</summary>
    public MailDelivery? Way =>
        Enum.GetValues<MailDelivery>().Cast<MailDelivery?>().FirstOrDefault(way => way.ToString()!.Equals(Delivery, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where local letters land; relative to the folder the app was started in.</summary>
    [Required(ErrorMessage = "Mail:LocalFolder must name a folder.")]
    public string LocalFolder { get; set; } = Path.Combine(".data", "mail");

    /// <summary>The sender's address, one that SendGrid knows as ours.</summary>
    public string? From { get; set; }

    /// <summary>The API key. It is a secret: never logged, never shown.</summary>
    public string? SendGridKey { get; set; }

    /// <summary>
    /// The verification key of SendGrid's signed Event Webhook, as its settings show it: base64 of a P-256 key. Without it no events are taken.
    /// </summary>
    public string? SendGridEventKey { get; set; }

    /// <summary>Addresses whose letters SendGrid is to look at and send to nobody, separated by commas: for trying it out.</summary>
    public string? SandboxAddresses { get; set; }

    /// <summary>How many letters may go out in an hour, from all instances together; 0 for as many as there are. A coordinator may set another.</summary>
    public int LettersPerHour { get; set; }

    /// <summary>SendGrid's address: <c>https://api.eu.sendgrid.com</c> keeps the data in Europe.</summary>
    public Uri SendGridEndpoint { get; set; } = new("https://api.sendgrid.com");
}

[OptionsValidator]
internal sealed partial class ValidateMailOptions : IValidateOptions<MailOptions>;

/// <summary>What each way of delivery needs. A wrong setting does not start, because a letter would be lost silently.</summary>
internal sealed class ValidateMailDelivery(IHostEnvironment environment) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        string[] faults = options.Way switch
        {
            MailDelivery.Local => [.. LocalFaults()],
            MailDelivery.SendGrid => [.. SendGridFaults(options)],
            _ => ["Mail:Delivery must be Local or SendGrid, and is written otherwise."],
        };
        if (options.LettersPerHour is < 0 or > MailBrake.MostPerHour)
            faults = [.. faults, "Mail:LettersPerHour must be 0, for no limit, or a number of letters."];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> LocalFaults()
    {
        if (!environment.IsDevelopment())
            yield return "Mail:Delivery is Local, which keeps every letter in a folder: only Development does that. "
                + "Set Mail:Delivery to SendGrid, Mail:From and Mail:SendGridKey.";
    }

    private static IEnumerable<string> SendGridFaults(MailOptions options)
    {
        if (!EmailAddress.TryParse(options.From, out _))
            yield return "Mail:From must be the e-mail address that letters come from.";
        if (options.SendGridKey.IsBlank() || options.SendGridKey.Any(c => c is <= ' ' or > '~'))
            yield return "Mail:SendGridKey must be SendGrid's API key.";
        if (options.TakesEvents && !EventSignature.IsKey(options.SendGridEventKey!))
            yield return "Mail:SendGridEventKey must be the verification key of SendGrid's signed Event Webhook: base64, about 124 characters.";
        if (options.Sandbox.FirstOrDefault(address => !EmailAddress.TryParse(address, out _)) is not null)
            yield return "Mail:SandboxAddresses must be e-mail addresses, separated by commas.";
        if (options.SendGridEndpoint is not { IsAbsoluteUri: true } endpoint || (endpoint.Scheme != "https" && !endpoint.IsLoopback))
            yield return "Mail:SendGridEndpoint must be an https address, such as https://api.sendgrid.com.";
    }
}
