using System.Globalization;

namespace Submissions.Domain;

/// <summary>A language's name, for sentences.</summary>
public static class LanguageNames
{
    /// <summary>"French" for <c>fr</c>; a code without a name, or on a machine without cultures, stands for itself.</summary>
    public static string English(string code)
    {
        try
        {
            return LanguageCodes.All.Contains(code) ? CultureInfo.GetCultureInfo(code).EnglishName : code;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
