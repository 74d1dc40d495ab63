using Submissions.Domain.Proposals;
using Submissions.Domain.Receipts;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Receipts;

public sealed class ReceiptTests
{
    [Fact]
    public void Receipt_says_number_title_lead_instant_zone_and_hashes()
    {
        var proposal = Some.Filed();
        var receipt = Receipt.Of(Some.Call(), proposal);
        Assert.Equal(
            (proposal.Filed!.Reference.Value, 1, "Government of the Republic of Moldova", Some.Now, "Africa/Casablanca", ContentJson.Sha256(proposal.Content)),
            (receipt.Reference, receipt.Version, receipt.Lead, receipt.At, receipt.TimeZone, receipt.ContentSha256));
        Assert.Equal(new ReceiptFile("concept-note", "concept-note.pdf", 12_345, proposal.Documents[0].Sha256), Assert.Single(receipt.Files));
        Assert.Equal(Receipt.CodeLength, receipt.Code.Length);
    }

    [Fact]
    public void Draft_has_no_receipt() => Assert.Throws<InvalidOperationException>(() => Receipt.Of(Some.Call(), Some.Proposal()));

    [Fact]
    public void Any_change_of_the_content_changes_its_hash() =>
        Assert.NotEqual(ContentJson.Sha256(Some.MarrakeshContent()), ContentJson.Sha256(Some.MarrakeshContent().WithMendedAddress()));
}
