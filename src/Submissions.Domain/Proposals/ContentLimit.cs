namespace Submissions.Domain.Proposals;

/// <summary>How much a proposal's content may hold: well above any form, well below what a row can carry. Page, form and API know it from here.</summary>
public static class ContentLimit
{
    /// <summary>Of the content's JSON in UTF-8.</summary>
    public const int Bytes = 200 * 1024;

    /// <summary>Items in any list: more could neither be shown nor read.</summary>
    public const int Rows = 60;

    /// <summary>Why this content is not kept, or null.</summary>
    public static Refusal? Refuses(ProposalContent content)
    {
        if (ContentJson.Canonical(content).Length > Bytes)
            return Refusal.ContentTooLong;
        return ContentJson.Lists(content).Any(list => list.Items.Count() > Rows) ? Refusal.TooManyRows : null;
    }
}
