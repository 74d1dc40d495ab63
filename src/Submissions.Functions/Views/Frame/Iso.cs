using System.Globalization;
using Submissions.Domain.Calls;

namespace Submissions.Functions.Views.Frame;

internal static class Iso
{
    /// <summary>As the <c>datetime</c> attribute takes it, with the call's offset: script tells by it whether the reader's clock differs.</summary>
    public static string Of(DateTimeOffset instant, Call call) => instant.In(call.Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
