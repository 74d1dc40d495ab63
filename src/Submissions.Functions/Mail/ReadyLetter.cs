using Submissions.Domain;
using Submissions.Domain.Letters;

namespace Submissions.Functions.Mail;

/// <summary>A letter as it goes out.</summary>
/// <param name="Id">Unique among all letters: <see cref="IdOf"/>.</param>
/// <param name="Kind">As in <c>filed</c>.</param>
/// <param name="To">One recipient.</param>
/// <param name="SenderName">Who writes: the call, in a form that headers bear.</param>
/// <param name="ReplyTo">The call's contact.</param>
/// <param name="Subject">One line.</param>
/// <param name="Html">A whole document.</param>
/// <param name="Text">The same words as plain text.</param>
internal sealed record ReadyLetter(
    string Id, string Kind, EmailAddress To, string SenderName, EmailAddress ReplyTo, string Subject, string Html, string Text)
{
    /// <summary>Our own address at which its reader asks for no more of its kind (RFC 8058: a POST to it does); null where none may be declined.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>Which try hands it over, from 1; 0 where nobody counts.</summary>
    public int Try { get; init; }

    /// <summary><c>marrakesh-2018.k7f3x2m9q4t8.filed-1-0</c>: the proposal and the letter's reason. It holds no personal data.</summary>
    public static string IdOf(Letter letter) => $"{letter.Owner}.{letter.Id}";
}
