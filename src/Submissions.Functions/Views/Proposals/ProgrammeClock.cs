using System.Globalization;
using Submissions.Domain.Proposals;

namespace Submissions.Functions.Views.Proposals;

/// <summary>The running clock beside a programme's items, counted from the event's first minute.</summary>
internal static class ProgrammeClock
{
    /// <summary>"from minute 10 to 35", or nothing while its minutes are not known.</summary>
    public static string Of(ProposalContent content, string path)
    {
        var index = int.Parse(path.AsSpan("programme[".Length..^1), CultureInfo.InvariantCulture);
        if (index >= content.Programme.Count || content.Programme[index].Minutes.Value is not { } minutes)
            return "";
        var start = content.Programme.Take(index).Sum(item => item.Minutes.Value ?? 0);
        return string.Create(CultureInfo.InvariantCulture, $"from minute {start} to {start + minutes}");
    }

    /// <summary>"The items add up to 75 of 75 minutes."</summary>
    public static string Sum(ProposalContent content)
    {
        var sum = content.Programme.Sum(item => item.Minutes.Value ?? 0);
        return content.DurationMinutes.Value is { } all
            ? string.Create(CultureInfo.InvariantCulture, $"The items add up to {sum} of {all} minutes.")
            : string.Create(CultureInfo.InvariantCulture, $"The items add up to {sum} minutes.");
    }
}
