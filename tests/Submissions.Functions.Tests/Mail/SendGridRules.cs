using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Submissions.Functions.Tests.Mail;

/// <summary>What SendGrid's OpenAPI document asks of a mail: the field that is wrong, or none.</summary>
internal static class SendGridRules
{
    private static readonly string[] Fields =
    [
        "personalizations", "from", "reply_to", "reply_to_list", "subject", "content", "attachments", "template_id", "headers", "categories",
        "custom_args", "send_at", "batch_id", "asm", "ip_pool_name", "mail_settings", "tracking_settings",
    ];

    private static readonly string[] ReservedHeaders =
    [
        "x-sg-id", "x-sg-eid", "received", "dkim-signature", "Content-Type", "Content-Transfer-Encoding", "To", "From", "Subject", "Reply-To", "CC", "BCC",
    ];

    private static readonly string[] TrackingSettings = ["click_tracking", "open_tracking", "subscription_tracking", "ganalytics"];

    private static readonly string[] MailSettings = ["bypass_list_management", "bypass_spam_management", "bypass_bounce_management", "bypass_unsubscribe_management", "footer", "sandbox_mode"];

    public static async Task<(JsonElement Body, string? Fault, string Said)> ReadAsync(HttpRequest request)
    {
        JsonElement body;
        try
        {
            body = (await JsonDocument.ParseAsync(request.Body)).RootElement.Clone();
        }
        catch (JsonException)
        {
            return (default, "body", "Bad Request");
        }

        var fault = request.ContentType != "application/json" ? "content-type" : Fault(body);
        return (body, fault, $"The field holds {body.GetRawText()}");
    }

    private static string? Fault(JsonElement mail)
    {
        if (mail.EnumerateObject().FirstOrDefault(member => !Fields.Contains(member.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
            return unknown.Name;
        if (mail.GetProperty("personalizations").EnumerateArray().Any(to => to.GetProperty("to").EnumerateArray().Any(one => !IsAddress(one))))
            return "personalizations.0.to.0.email";
        if (!IsAddress(mail.GetProperty("from")) || mail.GetProperty("from").GetProperty("name").GetString()!.Any(c => c is ';' or ','))
            return "from";
        if (mail.TryGetProperty("reply_to", out var reply) && !IsAddress(reply))
            return "reply_to.email";
        if (string.IsNullOrEmpty(mail.GetProperty("subject").GetString()))
            return "subject";
        var content = mail.GetProperty("content").EnumerateArray().ToList();
        if (content.Count == 0 || content.Any(part => string.IsNullOrEmpty(part.GetProperty("value").GetString())))
            return "content";
        if (content[0].GetProperty("type").GetString() != "text/plain")
            return "content.0.type";
        return MoreFault(mail);
    }

    /// <summary>Limits of what is not the mail itself: labels, headers that are SendGrid's own, settings by their names.</summary>
    private static string? MoreFault(JsonElement mail)
    {
        var arguments = mail.GetProperty("custom_args");
        if (arguments.EnumerateObject().Any(argument => argument.Value.ValueKind != JsonValueKind.String) || arguments.GetRawText().Length > 10_000)
            return "custom_args";
        var categories = mail.GetProperty("categories").EnumerateArray().Select(category => category.GetString()!).ToList();
        if (categories.Count > 10 || categories.Distinct().Count() != categories.Count || categories.Any(category => category.Length > 255))
            return "categories";
        if (mail.GetProperty("headers").EnumerateObject().Any(header => ReservedHeaders.Contains(header.Name, StringComparer.OrdinalIgnoreCase) || header.Value.ValueKind != JsonValueKind.String))
            return "headers";
        if (mail.TryGetProperty("mail_settings", out var settings) && settings.EnumerateObject().Any(setting => !MailSettings.Contains(setting.Name)))
            return "mail_settings";
        return mail.GetProperty("tracking_settings").EnumerateObject().Any(setting => !TrackingSettings.Contains(setting.Name)
            || setting.Value.EnumerateObject().Any(member => member.Name is "enable" or "enable_text" && member.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)))
            ? "tracking_settings"
            : null;
    }

    /// <summary>Looked at and not delivered: 200 instead of 202.</summary>
    public static bool IsSandbox(JsonElement mail) =>
        mail.TryGetProperty("mail_settings", out var settings) && settings.TryGetProperty("sandbox_mode", out var mode) && mode.GetProperty("enable").GetBoolean();

    private static bool IsAddress(JsonElement one) =>
        one.GetProperty("email").GetString() is { } email && email.Contains('@', StringComparison.Ordinal) && email.All(char.IsAscii);
}
