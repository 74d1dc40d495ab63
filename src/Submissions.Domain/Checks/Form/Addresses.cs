using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks.Form;

/// <summary>The contacts' addresses: the first is needed, and whatever was typed must be usable, since letters go there.</summary>
internal static class Addresses
{
    public static IEnumerable<Mistake> Mistakes(IReadOnlyList<Contact> contacts)
    {
        if (contacts.Count == 0 || contacts[0].Email.IsBlank())
            yield return new("contacts[0].email", "The first contact has no e-mail address yet.", "Tell us where to send the number and the receipt.");
        for (var i = 0; i < contacts.Count; i++)
        {
            var typed = contacts[i].Email?.Trim() ?? "";
            if (typed.Length > 0 && !EmailAddress.TryParse(typed, out _))
                yield return new($"contacts[{i}].email", $"The address {Sentence.Quoted(typed)} {WhyNot(typed)}.", "Write it as in name@example.org.");
        }
    }

    private static string WhyNot(string typed)
    {
        var at = typed.IndexOf('@', StringComparison.Ordinal);
        var domain = typed[(at + 1)..];
        return typed switch
        {
            _ when typed.Any(char.IsWhiteSpace) => "has a blank in it",
            _ when at < 0 => "has no @",
            _ when domain.Contains('@', StringComparison.Ordinal) => "has more than one @",
            _ when at == 0 => "has nothing before the @",
            _ when !domain.Contains('.', StringComparison.Ordinal) => "has no dot after the @",
            _ when typed.Any(c => !char.IsAscii(c)) => "has letters that mail cannot carry",
            { Length: > 254 } => "is longer than the 254 characters that mail can carry",
            _ => "is not one that mail can be sent to",
        };
    }
}
