using System.Globalization;
using Submissions.Domain.Calls.Reading;

namespace Submissions.Domain.Calls.Editing;

/// <summary>A call's file as it is kept.</summary>
/// <param name="Json">As it was given: <c>CallReader</c> has accepted it.</param>
/// <param name="Imported">SHA-256 of the file that was imported last; null when none ever was.</param>
public sealed record CallFile(string Json, CallVersion Version, string? Imported)
{
    /// <summary>In characters. The audit keeps what was and what is in one row of 1 MiB, and any call there was has a tenth of this.</summary>
    public const int Most = 200_000;

    /// <summary>Why a file is too large to be kept, or null.</summary>
    public static CallError? Refuse(string json) => json.Length <= Most
        ? null
        : new CallError("$", string.Create(CultureInfo.InvariantCulture, $"a file of at most {Most:N0} characters; this one has {json.Length:N0}"));
}
