namespace Submissions.Functions.Views.Mail;

/// <summary>A letter of the laptop's folder, for its list.</summary>
public sealed record MailRow(string Id, string To, string Subject, DateTimeOffset At);
