using System.Globalization;

namespace Submissions.Domain;

/// <summary>A language's name, for sentences.</summary>
public static class LanguageNames
{
    /// <summary>"French" for <c>fr</c>; a code without a name stands for itself.</summary>
    public static string English(string code) => LanguageCodes.All.Contains(code) ? CultureInfo.GetCultureInfo(code).EnglishName : code;
}
