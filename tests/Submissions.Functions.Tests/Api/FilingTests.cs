using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Submissions.Domain.Proposals;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Api;

public sealed class FilingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Documents_that_came_after_the_filing_count_and_filing_again_gives_a_receipt_that_names_them()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        var first = (await organiser.GetAsync()).Json;
        (await organiser.UploadAsync("other", name: "Later.pdf")).Expect(HttpStatusCode.Created);
        Assert.True((await organiser.GetAsync()).Json.GetProperty("hasUnfiledChanges").GetBoolean());
        var again = (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
        Assert.NotEqual(first.GetProperty("filed").Get("receiptUrl"), again.Get("receiptUrl"));
        var receipt = (await organiser.GetAsync($"/api{new Uri(again.Get("receiptUrl")).AbsolutePath}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(["concept-note.pdf", "Later.pdf"], receipt.GetProperty("files").EnumerateArray().Select(file => file.Get("name")));
        Assert.False((await organiser.GetAsync()).Json.GetProperty("hasUnfiledChanges").GetBoolean());
        Assert.Equal(again.Get("receiptUrl"), (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK).Get("receiptUrl"));
    }

    [Fact]
    public async Task A_document_that_the_filing_needs_is_replaced_and_not_removed()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        var note = (await organiser.GetAsync()).Json.GetProperty("documents")[0].Get("id");
        (await organiser.SendAsync(HttpMethod.Delete, $"documents/{note}")).Expect(HttpStatusCode.Conflict, "document-needed");
        (await organiser.UploadAsync("concept-note", name: "Better.pdf")).Expect(HttpStatusCode.Created);
        Assert.Equal("Better.pdf", Assert.Single((await organiser.GetAsync()).Json.GetProperty("documents").EnumerateArray()).Get("name"));
    }

    [Fact]
    public async Task A_complete_proposal_is_filed_with_a_number_and_a_receipt_that_proves_itself()
    {
        var call = await app.NewCallAsync();
        var organiser = await Organiser.ReadyAsync(app.Client, call);
        var filed = (await organiser.SubmitAsync(Organiser.NewKey())).Expect(HttpStatusCode.OK);
        Assert.Equal("submitted", filed.Get("status"));
        Assert.Matches("^MRK-[2-9A-HJKMNP-TV-Z]{5}$", filed.Get("reference"));
        Assert.StartsWith($"{app.Address}receipts/{call}/", filed.Get("receiptUrl"), StringComparison.Ordinal);

        var receipt = (await ReceiptAsync(filed)).Json;
        Assert.Equal((filed.Get("reference"), 1), (receipt.Get("reference"), receipt.GetProperty("version").GetInt32()));
        Assert.Equal(filed.Json.GetProperty("submittedAt").GetDateTimeOffset(), receipt.GetProperty("filedAt").GetDateTimeOffset());
        Assert.Equal(TimeSpan.FromHours(1), receipt.GetProperty("filedAtInZone").GetDateTimeOffset().Offset);
        var content = (await organiser.GetAsync("content.json")).Expect(HttpStatusCode.OK);
        Assert.Equal(receipt.Get("contentSha256"), Convert.ToHexStringLower(SHA256.HashData(content.Bytes)));
        var file = Assert.Single(receipt.GetProperty("files").EnumerateArray());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Organiser.Pdf)), file.Get("sha256"));
        Assert.DoesNotContain(organiser.Key, receipt.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_key_again_gives_the_first_answer_whatever_happened_since()
    {
        var organiser = await Organiser.ReadyAsync(app.Client, await app.NewCallAsync());
        var key = Organiser.NewKey();
        var first = (await organiser.SubmitAsync(key)).Expect(HttpStatusCode.OK);
        (await organiser.SaveAsync(Some.MarrakeshContent().WithMendedAddress() with { Title = "Changed" })).Expect(HttpStatusCode.OK);
        Assert.Equal(first.Text, (await organiser.SubmitAsync(key)).Expect(HttpStatusCode.OK).Text);
        var second = (await organiser.SubmitAsync(Organiser.NewKey())).Expect(HttpStatusCode.OK);
        Assert.NotEqual(first.Get("receiptUrl"), second.Get("receiptUrl"));
        Assert.Equal(first.Text, (await organiser.SubmitAsync(key)).Expect(HttpStatusCode.OK).Text);
        (await organiser.WithdrawAsync(Organiser.NewKey())).Expect(HttpStatusCode.OK);
        Assert.Equal(first.Text, (await organiser.SubmitAsync(key)).Expect(HttpStatusCode.OK).Text);
        (await organiser.SubmitAsync(Organiser.NewKey())).Expect(HttpStatusCode.Conflict, "already-withdrawn");
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_does_nothing()
    {
        var organiser = await Organiser.ReadyAsync(app.Client, await app.NewCallAsync());
        var key = Organiser.NewKey();
        (await organiser.SubmitAsync(key)).Expect(HttpStatusCode.OK);
        (await organiser.WithdrawAsync(key)).Expect(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        (await organiser.UploadAsync("other", key: key)).Expect(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        var file = Organiser.NewKey();
        (await organiser.UploadAsync("other", name: "programme.pdf", key: file)).Expect(HttpStatusCode.Created);
        (await organiser.UploadAsync("other", name: "programme.pdf", key: file)).Expect(HttpStatusCode.Created);
        (await organiser.UploadAsync("other", name: "list.pdf", key: file)).Expect(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        (await organiser.UploadAsync("other", [.. Organiser.Pdf, (byte)' '], "programme.pdf", file)).Expect(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        var upload = await BeginAsync(10);
        Assert.Equal(upload, await BeginAsync(10));
        Assert.NotEqual(upload, await BeginAsync(11));
        (await organiser.SendAsync(HttpMethod.Post, "link", Organiser.Json("""{"email":"a@example.org"}"""), ("Idempotency-Key", key)))
            .Expect(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        Assert.Equal("submitted", (await organiser.GetAsync()).Get("status"));

        async Task<string> BeginAsync(int bytes) =>
            (await organiser.SendAsync(HttpMethod.Post, "uploads", Organiser.Json($$"""{"kind":"other","bytes":{{bytes}}}"""), ("Idempotency-Key", file))).Expect(HttpStatusCode.Created).Get("id");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Twenty_at_once_file_once(bool oneKey)
    {
        var organiser = await Organiser.ReadyAsync(app.Client, await app.NewCallAsync());
        var key = Organiser.NewKey();
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => organiser.SubmitAsync(oneKey ? key : Organiser.NewKey())));
        Assert.All(replies, reply => reply.Expect(HttpStatusCode.OK));
        Assert.Single(replies.Select(reply => reply.Text).Distinct());
        var dossier = (await app.DeskGetAsync($"/api/review/proposals/{organiser.Id}")).Json;
        Assert.Single(dossier.GetProperty("versions").EnumerateArray());
        Assert.Single(dossier.GetProperty("history").EnumerateArray(), entry => entry.Get("what") == "filed");
        Assert.Equal(3, dossier.GetProperty("letters").GetArrayLength());
    }

    [Fact]
    public async Task What_blocks_is_listed_and_nothing_else()
    {
        var organiser = await Organiser.WithDraftAsync(app.Client, await app.NewCallAsync(), Some.MarrakeshContent());
        var refused = (await organiser.SubmitAsync()).Expect(HttpStatusCode.UnprocessableEntity, "findings-block");
        var findings = refused.Json.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(["contacts[2].email", "documents.concept-note"], findings.Select(finding => finding.Get("field")).Order());
        Assert.All(findings, finding => Assert.Equal("block", finding.Get("severity")));
        var check = (await organiser.GetAsync("findings")).Expect(HttpStatusCode.OK).Json;
        Assert.False(check.GetProperty("canBeFiled").GetBoolean());
        Assert.Equal(Some.Call().Places.Count(), check.GetProperty("roomFit").GetArrayLength());
    }

    [Fact]
    public async Task A_lead_files_once_under_any_of_its_names()
    {
        var call = await app.NewCallAsync();
        var first = await Organiser.FiledAsync(app.Client, call, "International Centre for Migration Policy Development");
        var second = await Organiser.ReadyAsync(app.Client, call, "  ICMPD ");
        var refused = (await second.SubmitAsync()).Expect(HttpStatusCode.Conflict, "lead-has-filed");
        Assert.DoesNotContain(first.Id, refused.Text, StringComparison.Ordinal);
        (await first.WithdrawAsync()).Expect(HttpStatusCode.OK);
        (await second.SubmitAsync()).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_ten_proposals_of_one_lead_at_once_one_is_filed()
    {
        var call = await app.NewCallAsync();
        var organisers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Organiser.ReadyAsync(app.Client, call)));
        var replies = await Task.WhenAll(organisers.Select(organiser => organiser.SubmitAsync(Organiser.NewKey())));
        Assert.Single(replies, reply => reply.Status == HttpStatusCode.OK);
        Assert.All(replies.Where(reply => reply.Status != HttpStatusCode.OK), reply => reply.Expect(HttpStatusCode.Conflict, "lead-has-filed"));
        Assert.Equal(1, (await app.DeskGetAsync($"/api/review/calls/{call}/proposals")).Json.GetProperty("proposals").GetArrayLength());
    }

    [Fact]
    public async Task Filing_again_makes_the_next_version_and_keeps_the_first()
    {
        var organiser = await Organiser.FiledAsync(app.Client, await app.NewCallAsync());
        var first = (await organiser.GetAsync("content.json")).Bytes;
        (await organiser.SaveAsync(Some.MarrakeshContent().WithMendedAddress() with { Title = "A better title" })).Expect(HttpStatusCode.OK);
        Assert.True((await organiser.GetAsync()).Json.GetProperty("hasUnfiledChanges").GetBoolean());
        Assert.Equal(first, (await organiser.GetAsync("content.json")).Bytes);
        var again = (await organiser.SubmitAsync()).Expect(HttpStatusCode.OK);
        var filed = (await organiser.GetAsync()).Json.GetProperty("filed");
        Assert.Equal((again.Get("reference"), 2), (filed.Get("reference"), filed.GetProperty("version").GetInt32()));
        Assert.Equal(first, (await organiser.GetAsync("content.json?version=1")).Bytes);
        Assert.Equal("A better title", JsonSerializer.Deserialize<ProposalContent>((await organiser.GetAsync("content.json")).Bytes, ContentJson.Options)!.Title);
        (await organiser.GetAsync("content.json?version=3")).Expect(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_draft_is_not_withdrawn_and_a_withdrawn_proposal_rests()
    {
        var call = await app.NewCallAsync();
        var draft = await Organiser.WithDraftAsync(app.Client, call);
        (await draft.WithdrawAsync()).Expect(HttpStatusCode.Conflict, "not-filed");
        (await draft.GetAsync("content.json")).Expect(HttpStatusCode.NotFound, "not-found");
        var organiser = await Organiser.FiledAsync(app.Client, call);
        var key = Organiser.NewKey();
        var first = (await organiser.WithdrawAsync(key)).Expect(HttpStatusCode.OK);
        Assert.Equal("withdrawn", first.Get("status"));
        Assert.Equal(first.Text, (await organiser.WithdrawAsync(key)).Expect(HttpStatusCode.OK).Text);
        (await organiser.WithdrawAsync()).Expect(HttpStatusCode.Conflict, "already-withdrawn");
        (await organiser.SaveAsync(ProposalContent.Empty)).Expect(HttpStatusCode.Conflict, "already-withdrawn");
        (await organiser.UploadAsync("other")).Expect(HttpStatusCode.Conflict, "already-withdrawn");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("with a blank in it, though long")]
    public async Task A_malformed_key_is_refused_before_anything_is_done(string key)
    {
        var organiser = await Organiser.ReadyAsync(app.Client, await app.NewCallAsync());
        (await organiser.SubmitAsync(key)).Expect(HttpStatusCode.BadRequest, "idempotency-key");
        Assert.Equal("draft", (await organiser.GetAsync()).Get("status"));
    }

    private Task<Reply> ReceiptAsync(Reply filed)
    {
        var parts = new Uri(filed.Get("receiptUrl")).AbsolutePath.Split('/');
        return Organiser.SendAsync(app.Client, HttpMethod.Get, $"/api/receipts/{parts[2]}/{parts[3]}");
    }
}
