using Microsoft.AspNetCore.Components;
using Submissions.Domain.Review;

namespace Submissions.Functions.Views.Queue;

/// <summary>A text's changes, marked for eyes and for readers of pages.</summary>
internal static class Marked
{
    public static RenderFragment Of(IReadOnlyList<TextPart> parts) => builder =>
    {
        foreach (var (change, text) in parts)
        {
            var mark = change switch { TextChange.Added => "ins", TextChange.Removed => "del", _ => null };
            if (mark is not null)
                builder.OpenElement(0, mark);
            builder.AddContent(1, text);
            if (mark is not null)
                builder.CloseElement();
        }
    };
}
