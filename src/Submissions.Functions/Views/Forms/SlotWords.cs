using Submissions.Domain.Calls;
using Submissions.Domain.Rooms;

namespace Submissions.Functions.Views.Forms;

internal static class SlotWords
{
    /// <summary>"Friday 7 December 2018, 08:30 to 09:45".</summary>
    public static string Of(Slot slot, Call call)
    {
        var words = TimeWords.English;
        var (starts, ends) = (slot.Starts.In(call.Zone), slot.Ends.In(call.Zone));
        return $"{words.Date(DateOnly.FromDateTime(starts.DateTime))}, {words.Clock(starts)} to {words.Clock(ends)}";
    }
}
