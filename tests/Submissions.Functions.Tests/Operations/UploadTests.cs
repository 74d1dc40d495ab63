using System.Security.Cryptography;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Operations;

/// <summary>Files in pieces at the edges: at the due date, when they are given up, when pieces overlap, when nothing was begun.</summary>
public sealed class UploadTests(Azurite azurite)
{
    private static readonly DateTimeOffset JustInTime = new(2018, 9, 28, 22, 59, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_was_begun_in_time_is_in_time_and_what_was_not_is_refused()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var access = await house.ReadyAsync(Some.Call().Id);
        await house.FileAsync(access);
        house.Clock.Set(JustInTime);
        var file = Pdf(1000);
        var upload = await BegunAsync(house, access, file.Length);

        house.Clock.Set(JustInTime.AddHours(3));
        await AppendAsync(house, access, upload, 0, file);
        Assert.IsType<Outcome<Document>.Done>(await FinishAsync(house, access, upload, file.Length));
        var late = await house.Get<UploadInPieces>().BeginAsync(access, null, "concept-note", 1000, Act.ByOrganiser(house.Now), House.Stop);
        Assert.Equal("document-due-date-passed", Assert.IsType<Outcome<Upload>.Refused>(late).Refusal.Code);
    }

    [Fact]
    public async Task An_upload_that_nobody_began_is_none()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var access = await house.ReadyAsync(Some.Call().Id);
        var id = ReceiveDocument.NewId();
        Assert.IsType<Outcome<Upload>.NotFound>(await house.Get<UploadInPieces>().ArrivedAsync(access, id, House.Stop));
        Assert.IsType<Outcome<Upload>.NotFound>(await AppendAsync(house, access, id, 0, Pdf(1000)));
        Assert.IsType<Outcome<Document>.NotFound>(await FinishAsync(house, access, id, 1000));
        Assert.Equal(0, await house.Get<DocumentBlobs>().ArrivedAsync(access.Id, id, House.Stop));
    }

    [Fact]
    public async Task The_one_who_finishes_after_a_day_and_the_sweep_never_both_win()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var access = await house.DraftAsync(Some.Call().Id, Some.MarrakeshContent());
        var file = Pdf(1000);
        for (var round = 0; round < 8; round++)
        {
            var upload = await BegunAsync(house, access, file.Length);
            await AppendAsync(house, access, upload, 0, file);
            house.Clock.Advance(ReceiveDocument.Patience);
            var finishing = FinishAsync(house, access, upload, file.Length);
            await Task.WhenAll(finishing, house.Get<SweepBlobs>().RunAsync(House.Stop));
            var held = (await house.Get<OpenProposal>().RunAsync(access, House.Stop))!.Proposal.Documents.Any(document => document.Id == upload);
            Assert.Equal(await finishing is Outcome<Document>.Done, held);
            Assert.True(!held || await house.Get<DocumentBlobs>().IsWholeAsync(access.Id, upload, House.Stop));
        }
    }

    [Fact]
    public async Task What_the_sweep_gave_up_cannot_be_finished()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var access = await house.DraftAsync(Some.Call().Id, Some.MarrakeshContent());
        var upload = await BegunAsync(house, access, 1000);
        await AppendAsync(house, access, upload, 0, Pdf(1000));
        house.Clock.Advance(ReceiveDocument.Patience);
        await house.Get<SweepBlobs>().RunAsync(House.Stop);
        Assert.IsType<Outcome<Document>.NotFound>(await FinishAsync(house, access, upload, 1000));
    }

    [Fact]
    public async Task Two_pieces_of_different_length_at_one_place_leave_no_overlap()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var access = await house.DraftAsync(Some.Call().Id, Some.MarrakeshContent());
        var file = Pdf(3000);
        var upload = await BegunAsync(house, access, file.Length);
        await AppendAsync(house, access, upload, 0, file[..1000]);
        await AppendAsync(house, access, upload, 1000, file[1000..2000]);
        // The first piece again, sent by another tab and shorter, arrives late.
        await house.Get<DocumentBlobs>().StageAsync(access.Id, upload, 0, file.AsMemory(0, 400), House.Stop);
        Assert.Equal(400, Done(await house.Get<UploadInPieces>().ArrivedAsync(access, upload, House.Stop)).Arrived);
        await AppendAsync(house, access, upload, 400, file[400..1700]);
        await AppendAsync(house, access, upload, 1700, file[1700..]);

        var document = Assert.IsType<Outcome<Document>.Done>(await FinishAsync(house, access, upload, file.Length)).Value;
        Assert.Equal((3000, Convert.ToHexStringLower(SHA256.HashData(file))), (document.Bytes, document.Sha256));
    }

    [Fact]
    public async Task A_blob_that_was_made_never_changes()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        var (blobs, id) = (house.Get<DocumentBlobs>(), ReceiveDocument.NewId());
        var proposal = Some.ProposalId();
        await blobs.StageAsync(proposal, id, 0, "first"u8.ToArray(), House.Stop);
        Assert.True(await blobs.CommitAsync(proposal, id, 5, House.Stop));
        await blobs.StageAsync(proposal, id, 0, "other"u8.ToArray(), House.Stop);
        Assert.False(await blobs.CommitAsync(proposal, id, 5, House.Stop));
        using var reader = new StreamReader((await blobs.OpenAsync(proposal, id, House.Stop))!);
        Assert.Equal("first", await reader.ReadToEndAsync(House.Stop));
    }

    private static async Task<string> BegunAsync(House house, Access access, int bytes) =>
        Done(await house.Get<UploadInPieces>().BeginAsync(access, null, "concept-note", bytes, Act.ByOrganiser(house.Now), House.Stop)).Id;

    private static Task<Outcome<Upload>> AppendAsync(House house, Access access, string upload, int offset, byte[] piece) =>
        house.Get<UploadInPieces>().AppendAsync(access, upload, offset, new MemoryStream(piece), House.Stop);

    private static Task<Outcome<Document>> FinishAsync(House house, Access access, string upload, int bytes) =>
        house.Get<UploadInPieces>().FinishAsync(access, upload, "concept-note", "Note.pdf", bytes, Act.ByOrganiser(house.Now), House.Stop);

    private static Upload Done(Outcome<Upload> outcome) => Assert.IsType<Outcome<Upload>.Done>(outcome).Value;

    private static byte[] Pdf(int bytes)
    {
        var file = new byte[bytes];
        new Random(bytes).NextBytes(file);
        "%PDF-1.7\n"u8.CopyTo(file);
        return file;
    }
}
