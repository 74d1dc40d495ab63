using Submissions.Domain.Checks;
using Submissions.Domain.Checks.Rules;
using Submissions.Domain.Proposals;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Checks.Rules;

public sealed class FormRuleTests
{
    public static TheoryData<Func<ProposalContent, ProposalContent>, string[]> Mistakes => new()
    {
        { c => c, [] },
        { _ => ProposalContent.Empty, ["title: The title is missing.", "organisers[0].name: No organiser is named yet.", "contacts[0].email: The first contact has no e-mail address yet."] },
        { c => c with { Title = "\u200B\u2060\uFEFF" }, ["title: The title is missing."] },
        { c => c with { Organisers = [c.Organisers[0] with { Name = "\u00AD" }, c.Organisers[1]] }, ["organisers[0].name: The lead organiser is not named yet."] },
        { c => c with { Organisers = [c.Organisers[0] with { Name = " " }, c.Organisers[1]] }, ["organisers[0].name: The lead organiser is not named yet."] },
        { c => c with { Organisers = [.. c.Organisers.Select(o => o with { Lead = true })] }, ["organisers: More than one organiser is marked as the lead."] },
        { c => c with { Contacts = [new() { Name = "A" }, c.Contacts[1]] }, ["contacts[0].email: The first contact has no e-mail address yet."] },
        { c => Address(c, "a b@example.org"), ["contacts[0].email: The address \"a b@example.org\" has a blank in it."] },
        { c => Address(c, "a@b@example.org"), ["contacts[0].email: The address \"a@b@example.org\" has more than one @."] },
        { c => Address(c, "@example.org"), ["contacts[0].email: The address \"@example.org\" has nothing before the @."] },
        { c => Address(c, "a@example"), ["contacts[0].email: The address \"a@example\" has no dot after the @."] },
        { c => Address(c, "é@example.org"), ["contacts[0].email: The address \"é@example.org\" has letters that mail cannot carry."] },
        { c => Address(c, "a@example..org"), ["contacts[0].email: The address \"a@example..org\" is not one that mail can be sent to."] },
        { c => Requirements(c, new() { Attendance = new("about 200") }), ["requirements.attendance: \"about 200\" is not a whole number from 0 to 100,000."] },
        { c => Requirements(c, new() { Microphones = new() { PerSpeaker = new("one"), Floor = new("-1") } }), ["requirements.microphones.perSpeaker: \"one\" is not a whole number from 0 to 100,000.", "requirements.microphones.floor: \"-1\" is not a whole number from 0 to 100,000."] },
        { c => c with { Programme = [new() { Minutes = new("10-15") }] }, ["programme[0].minutes: \"10-15\" is not a whole number from 0 to 100,000."] },
        { c => c with { Audience = "public" }, ["audience: \"public\" is not a kind of audience."] },
        { c => c with { Languages = ["en", "xx"] }, ["languages[1]: \"xx\" is not a language of the list."] },
        { c => c with { Organisers = [c.Organisers[0] with { Kind = "state", Country = "md" }] }, ["organisers[0].kind: \"state\" is not a kind of organisation.", "organisers[0].country: \"md\" is not a country of the list."] },
        { c => Requirements(c, new() { Layout = "star", Interpretation = ["fr", "zz"] }), ["requirements.layout: \"star\" is not a layout of the list.", "requirements.interpretation[1]: \"zz\" is not a language of the list."] },
        { c => c with { Panellists = [c.Panellists[0] with { Dimension = "cosmic" }] }, ["panellists[0].dimension: \"cosmic\" is not a dimension of the list."] },
        { c => c with { Background = [new() { Title = "x", Url = "javascript:alert(1)" }] }, ["background[0].url: \"javascript:alert(1)\" is not the address of a page."] },
        { c => c with { Background = [new() { Title = "x", Url = "https://example.org/ANNUAL REPORT.pdf" }] }, [] },
        { c => c with { Background = [new() { Title = "x", Url = "https://user:secret@example.org/" }] }, ["background[0].url: \"https://user:secret@example.org/\" is not the address of a page."] },
        { c => c with { Title = "A title\r\nBcc: somebody@example.org" }, ["title: This is more than one line."] },
        { c => c with { Description = "one\r\ntwo\ttabbed" }, [] },
        { c => c with { Description = "bell \a" }, ["description: There are invisible control characters in this text."] },
        { c => c with { Translations = new Dictionary<string, Translation> { ["fr"] = new() { Title = "a\nb", Description = "a\nb" } } }, ["translations.fr.title: This is more than one line."] },
        { c => c with { Programme = [c.Programme[0] with { Who = ["\0"] }] }, ["programme[0].who[0]: There are invisible control characters in this text."] },
        { c => c with { Title = new string('x', 501) }, ["title: This has 501 characters; the field holds 500 characters."] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Form_finds_what_no_call_takes(Func<ProposalContent, ProposalContent> change, string[] expected)
    {
        var findings = FormRule.Always.Check(Some.Candidate(change(Some.MarrakeshContent().WithMendedAddress()))).ToList();
        Assert.Equal(expected, findings.Select(f => $"{f.Field}: {f.Message}"));
        Assert.All(findings, f => Assert.Equal((Severity.Block, true), (f.Severity, f.Fix is { Length: > 0 })));
    }

    [Fact]
    public void Findings_that_block_come_first_and_then_the_forms_order()
    {
        var findings = Check.All(Some.Candidate(ProposalContent.Empty));
        Assert.Equal(findings.OrderByDescending(f => f.Severity).ThenBy(f => FormFields.SectionOf(f.Field)), findings);
        Assert.Equal("title", findings[0].Field);
        Assert.True(findings.Blocks());
    }

    private static ProposalContent Address(ProposalContent content, string address) =>
        content with { Contacts = [content.Contacts[0] with { Email = address }] };

    private static ProposalContent Requirements(ProposalContent content, Requirements requirements) => content with { Requirements = requirements };
}
