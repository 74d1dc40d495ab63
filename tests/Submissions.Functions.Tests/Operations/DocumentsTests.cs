using System.Security.Cryptography;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Operations;

public sealed class DocumentsTests(Azurite azurite)
{
    private static byte[] Pdf(int bytes)
    {
        var file = new byte[bytes];
        new Random(bytes).NextBytes(file);
        "%PDF-1.7\n"u8.CopyTo(file);
        return file;
    }

    [Fact]
    public async Task A_file_is_stored_as_it_came_with_its_hash_and_replaces_the_one_of_its_kind()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var access = await house.DraftAsync(call.Id, Some.MarrakeshContent().WithMendedAddress());
        var file = Pdf(UploadGate.BlockBytes + 12_345);

        await ReceiveAsync(house, access, Pdf(100));
        var kept = Assert.IsType<Outcome<Document>.Done>(await ReceiveAsync(house, access, file)).Value;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), kept.Sha256);
        Assert.Equal(kept, Assert.Single((await house.Get<OpenProposal>().RunAsync(access, House.Stop))!.Proposal.Documents));
        var read = await house.Get<ReadDocument>().ForOrganiserAsync(access, kept.Id, House.Stop);
        using var bytes = new MemoryStream();
        await read!.Bytes.CopyToAsync(bytes, House.Stop);
        Assert.True(file.AsSpan().SequenceEqual(bytes.ToArray()));
    }

    [Fact]
    public async Task What_is_no_allowed_file_or_too_large_or_empty_is_refused_and_leaves_nothing()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var access = await house.DraftAsync(call.Id, Some.MarrakeshContent().WithMendedAddress());

        Assert.Equal(DocumentRefusals.TypeCode, Code(await ReceiveAsync(house, access, "<html>pdf</html>"u8.ToArray())));
        Assert.Equal(DocumentRefusals.TooLargeCode, Code(await ReceiveAsync(house, access, Pdf((int)call.Documents.MaxBytes + 1))));
        Assert.Equal("document-empty", Code(await ReceiveAsync(house, access, [])));
        Assert.Empty((await house.Get<OpenProposal>().RunAsync(access, House.Stop))!.Proposal.Documents);
    }

    [Fact]
    public async Task An_upload_in_pieces_goes_on_where_it_broke_and_finishing_twice_gives_one_document()
    {
        var call = Some.Call();
        await using var house = await House.OpenAsync(azurite, Some.Now, call);
        var access = await house.DraftAsync(call.Id, Some.MarrakeshContent().WithMendedAddress());
        var uploads = house.Get<UploadInPieces>();
        var file = Pdf((2 * UploadInPieces.PieceBytes) + 777);
        var act = Act.ByOrganiser(house.Now);

        var upload = Done(await uploads.BeginAsync(access, null, "concept-note", file.Length, act, House.Stop));
        await AppendAsync(0, UploadInPieces.PieceBytes);
        Assert.Equal(DocumentRefusals.OffsetCode, Code(await AppendAsync(9_999_990, 10)));
        Assert.Equal(UploadInPieces.PieceBytes, Done(await uploads.ArrivedAsync(access, upload.Id, House.Stop)).Arrived);
        await AppendAsync(UploadInPieces.PieceBytes, 1000);
        var arrived = (int)Done(await uploads.ArrivedAsync(access, upload.Id, House.Stop)).Arrived;
        Assert.Equal(UploadInPieces.PieceBytes + 1000, arrived);
        await AppendAsync(arrived, file.Length - arrived);

        var first = await uploads.FinishAsync(access, upload.Id, "concept-note", "Note.pdf", file.Length, act, House.Stop);
        var second = await uploads.FinishAsync(access, upload.Id, "concept-note", "Note.pdf", file.Length, act, House.Stop);

        var document = Assert.IsType<Outcome<Document>.Done>(first).Value;
        Assert.Equal(document, Assert.IsType<Outcome<Document>.Done>(second).Value);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), document.Sha256);
        Assert.Equal("upload-finished", Code(await AppendAsync(0, 10)));

        Task<Outcome<Upload>> AppendAsync(int offset, int length) => uploads.AppendAsync(
            access, upload.Id, offset, new MemoryStream(file, Math.Min(offset, file.Length - length), length), House.Stop);
    }

    private static Task<Outcome<Document>> ReceiveAsync(House house, Access access, byte[] file) => house.Get<ReceiveDocument>().RunAsync(
        access, "concept-note", "Concept note.pdf", new MemoryStream(file), null, null, Act.ByOrganiser(house.Now), House.Stop);

    private static Upload Done(Outcome<Upload> outcome) => Assert.IsType<Outcome<Upload>.Done>(outcome).Value;

    private static string Code<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Refusal.Code;
}
