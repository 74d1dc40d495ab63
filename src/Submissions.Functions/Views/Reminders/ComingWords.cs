using Submissions.Domain;
using Submissions.Domain.Letters;
using Submissions.Domain.Reminders;
using Submissions.Functions.Views.Queue;

namespace Submissions.Functions.Views.Reminders;

/// <summary>Letters to come, in words.</summary>
internal static class ComingWords
{
    /// <summary>What goes out, as in "Reminder: document".</summary>
    public static string What(Coming coming) => coming.ForUnit ? "The unit calls" : coming.Kind switch
    {
        LetterKind.DocumentReceived => "Confirmation: documents received",
        var kind => $"Reminder: {LetterNames.Of(kind)["reminder-".Length..]}",
    };

    /// <summary>Enough for those who know the address: <c>a…@example.org</c>.</summary>
    public static string Short(EmailAddress address) => $"{address.Value[0]}…{address.Value[address.Value.LastIndexOf('@')..]}";
}
