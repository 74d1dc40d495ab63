using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Calls;

public sealed class OrganisationNamesTests
{
    [Theory]
    [InlineData("ICMPD", "international centre for migration policy development")]
    [InlineData("icmpd.", "The International Centre for Migration Policy Development")]
    [InlineData("International Centre for Migration Policy Development (ICMPD)", "I.C.M.P.D", false)]
    [InlineData("International Centre for Migration Policy Development (ICMPD)", "ICMPD")]
    [InlineData("OIM", "International Organisation for Migration")]
    [InlineData("Ministère de l’Intérieur", "ministere de l'interieur")]
    [InlineData("Government of  Moldova", "GOVERNMENT OF MOLDOVA")]
    [InlineData("Government of Moldova", "Government of Morocco", false)]
    [InlineData("وزارة الداخلية", "وزارة  الداخلية")]
    public void Spellings_of_one_organisation_have_one_key(string one, string other, bool same = true)
    {
        var names = Some.Call().Organisations;
        Assert.Equal(same, names.Key(one) == names.Key(other));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" - ")]
    public void Name_without_letters_has_no_key(string? name) => Assert.Null(Some.Call().Organisations.Key(name));

    [Fact]
    public void Key_fits_a_rows_key() => Assert.InRange(Some.Call().Organisations.Key(new string('ß', 5000))!.Length, 1, 200);
}
