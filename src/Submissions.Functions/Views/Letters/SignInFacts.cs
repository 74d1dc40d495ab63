using System.Globalization;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Domain.Letters;

namespace Submissions.Functions.Views.Letters;

/// <summary>What the letter to sign in tells.</summary>
/// <param name="Coordinator">Whom to ask.</param>
/// <param name="Link">Opens the page with the button.</param>
public sealed record SignInFacts(Letter Letter, Member Member, EmailAddress Coordinator, Uri Link)
{
    public LetterWords Words { get; } = LetterWords.In(Member.Language);

    public string Name => UserText.Unlinked(Member.Name);

    /// <summary>In UTC: the desk belongs to no call and so to no zone.</summary>
    public string Until => (Letter.DueAt + SignInLink.Valid).UtcDateTime.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
