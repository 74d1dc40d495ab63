using Submissions.Domain.Checks;
using Submissions.Domain.Proposals;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Checks;

/// <summary>The real proposals of the field, as findings.</summary>
public sealed class SourceDocumentTests
{
    [Fact]
    public void Document_001_as_filed_is_stopped_by_its_broken_address_alone()
    {
        var finding = Assert.Single(Check.All(Some.Candidate(Some.MarrakeshContent())), f => f.Severity >= Severity.Warn);
        Assert.Equal(
            new Finding(
                "form", Severity.Block, "contacts[2].email", "The address \"laura.moreno.example.org\" has no @.", null, "Write it as in name@example.org."),
            finding);
    }

    [Fact]
    public void Document_001_with_its_address_mended_is_only_informed()
    {
        var findings = Check.All(Some.Candidate(Some.MarrakeshContent().WithMendedAddress()));
        Assert.Equal(
            [
                "wishes.note: Your wish \"if permitted by the organisation\" needs an answer: the support unit gives it when it decides.",
                "requirements: It fits Orangeraie at 08:30 if 2 microphones are borrowed.",
                "documents.speaker-confirmations: Not received yet: speaker confirmations, due by Friday 9 November 2018, 23:59, Marrakesh time.",
                "documents.event-report: Not received yet: event report, due by Friday 21 December 2018, 23:59, Marrakesh time.",
            ],
            findings.Select(f => $"{f.Field}: {f.Message}"));
        Assert.All(findings, f => Assert.Equal(Severity.Inform, f.Severity));
    }

    [Fact]
    public void Document_001s_programme_adds_up_to_75_minutes() => Assert.Equal(75, Some.MarrakeshContent().PlannedMinutes());

    [Fact]
    public void Document_000_passes_its_own_call() =>
        Assert.Empty(Check.All(Some.Candidate(Some.AmmanContent(), Some.AmmanCall(), Some.AmmanNow)));

    [Fact]
    public void Document_000s_venue_is_still_to_be_confirmed() => Assert.Null(Some.AmmanCall().Venue.Name);
}
