using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Functions.Http.Pages.Forms;
using Submissions.Functions.Views.Desk;

namespace Submissions.Functions.Http.Pages;

/// <summary>Reads the form of one member.</summary>
internal static class MemberForm
{
    /// <param name="withAddress">Whether it is a new member's, whose address is asked.</param>
    public static TypedMember Read(PostedFields fields, bool withAddress)
    {
        var (email, name) = (fields.Line("email"), fields.Line("name")?.Trim());
        var roleKnown = DeskRoles.TryParse(fields.Line("role"), out var role);
        var language = fields.Line("language") ?? "";
        var fault = withAddress && !EmailAddress.TryParse(email, out _) ? "The address is not one we can write to. It looks like name@example.org."
            : name.IsBlank() || name.Length > Member.LongestName ? $"Give a name of at most {Member.LongestName} characters: colleagues see it beside what this member does."
            : !roleKnown ? "Choose a role."
            : !LanguageCodes.All.Contains(language) ? "Choose a language."
            : null;
        return new TypedMember(email, name, role, language, fault);
    }
}
