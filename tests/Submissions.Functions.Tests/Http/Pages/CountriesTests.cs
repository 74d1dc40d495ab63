using Submissions.Functions.Views.Forms;

namespace Submissions.Functions.Tests.Http.Pages;

public sealed class CountriesTests
{
    [Fact]
    public void Every_country_has_one_code_and_one_name_and_both_find_it()
    {
        Assert.Equal(249, Countries.All.Count);
        Assert.Equal(249, Countries.All.Select(country => country.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Countries.All, country => Assert.Matches("^[A-Z]{2}$", country.Code));
        Assert.All(Countries.All, country => Assert.Equal((country.Code, country.Code, country.Name), (Countries.Code(country.Name), Countries.Code(country.Code), Countries.Name(country.Code))));
    }

    [Theory]
    [InlineData("United Kingdom", "GB")]
    [InlineData(" netherlands ", "NL")]
    [InlineData("Iran", "IR")]
    [InlineData("ma", "MA")]
    [InlineData("Atlantis", "Atlantis")]
    public void What_people_write_is_understood_and_what_is_no_country_stays(string typed, string code) => Assert.Equal(code, Countries.Code(typed));
}
