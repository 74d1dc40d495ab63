using System.Reflection;
using System.Text.Json.Serialization;

namespace Submissions.Domain.Letters;

/// <summary>A kind of letter by the name it has in JSON: <c>document-rejected</c>.</summary>
public static class LetterNames
{
    private static readonly Dictionary<LetterKind, string> Names = Enum.GetValues<LetterKind>().ToDictionary(
        kind => kind,
        kind => typeof(LetterKind).GetField(kind.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name);

    public static string Of(LetterKind kind) => Names[kind];
}
