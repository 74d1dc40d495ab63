using Submissions.Domain.Proposals;

namespace Submissions.Domain.Checks.Form;

/// <summary>Background links lead to a page on the web, and nowhere else: they are shown as links to the support unit.</summary>
public static class Links
{
    /// <summary>Whether it may be shown as a link.</summary>
    public static bool IsUsable(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0;

    internal static IEnumerable<Mistake> Mistakes(IReadOnlyList<BackgroundLink> links)
    {
        for (var i = 0; i < links.Count; i++)
        {
            if (!links[i].Url.IsBlank() && !IsUsable(links[i].Url))
                yield return new($"background[{i}].url", $"{Sentence.Quoted(links[i].Url!)} is not the address of a page.", "Copy the address from the browser; it begins with https:// or http://.");
        }
    }
}
