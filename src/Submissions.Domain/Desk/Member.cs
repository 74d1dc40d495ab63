namespace Submissions.Domain.Desk;

/// <summary>Somebody of the support unit.</summary>
/// <param name="Email">Letters to sign in go there; it says who acted.</param>
/// <param name="Name">As colleagues see it.</param>
/// <param name="Language">ISO 639-1, of the letters to this member.</param>
/// <param name="Since">When the member came onto the list. A session from before is none: who is removed and added again signs in again.</param>
public sealed record Member(EmailAddress Email, string Name, DeskRole Role, string Language, DateTimeOffset Since)
{
    public const int LongestName = 100;

    /// <summary>Names the member in addresses of pages, which stand in logs and histories where an e-mail address must not: 16 hexadecimal digits.</summary>
    public string Id => IdOf(Email);

    public static string IdOf(EmailAddress email) => email.Id;

    public bool May(DeskRole needed) => Role >= needed;

    public bool Is(EmailAddress email) => Email.Value.Equals(email.Value, StringComparison.OrdinalIgnoreCase);
}
