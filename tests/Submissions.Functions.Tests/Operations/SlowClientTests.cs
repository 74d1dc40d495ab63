using System.IO.Pipelines;
using Submissions.Domain.Documents;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Operations;

/// <summary>Clients that send nothing, or stop in the middle, keep no memory and nobody else waiting.</summary>
public sealed class SlowClientTests(Azurite azurite)
{
    [Fact]
    public async Task Clients_that_have_sent_nothing_hold_no_block_and_the_one_that_sends_is_served()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        using var gate = new UploadGate { Patience = TimeSpan.FromMilliseconds(200), FillTime = TimeSpan.FromMilliseconds(100) };
        var intake = new DocumentIntake(house.Get<DocumentBlobs>(), gate);
        var silent = Enumerable.Range(0, UploadGate.MostBlocks + 4).Select(_ => new Pipe()).ToList();
        var waiting = silent.Select(pipe => TakeAsync(intake, pipe.Reader.AsStream())).ToList();

        var file = Pdf(3 * UploadGate.BlockBytes);
        Assert.Equal(file.Length, Whole(await TakeAsync(intake, new MemoryStream(file))).Bytes);

        foreach (var pipe in silent)
            await pipe.Writer.CompleteAsync();
        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal("document-empty", Assert.IsType<DocumentIntake.Result.Refused>(result).Refusal.Code));
    }

    [Fact]
    public async Task A_client_that_stops_in_the_middle_gives_its_block_back_and_its_file_is_whole_in_the_end()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        using var gate = new UploadGate { Patience = TimeSpan.FromMilliseconds(500), FillTime = TimeSpan.FromMilliseconds(50) };
        var intake = new DocumentIntake(house.Get<DocumentBlobs>(), gate);
        var file = Pdf(FileType.HeadBytes + 100_000);
        var stopped = Enumerable.Range(0, UploadGate.MostBlocks + 2).Select(_ => new Pipe(new PipeOptions(pauseWriterThreshold: 0))).ToList();
        var taking = stopped.Select(pipe => TakeAsync(intake, pipe.Reader.AsStream())).ToList();
        foreach (var pipe in stopped)
            await pipe.Writer.WriteAsync(file.AsMemory(0, FileType.HeadBytes + 50_000), House.Stop);
        await Task.Delay(1000, House.Stop);

        var other = Pdf(UploadGate.BlockBytes);
        Assert.Equal(other.Length, Whole(await TakeAsync(intake, new MemoryStream(other))).Bytes);

        foreach (var pipe in stopped)
        {
            await pipe.Writer.WriteAsync(file.AsMemory(FileType.HeadBytes + 50_000), House.Stop);
            await pipe.Writer.CompleteAsync();
        }

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
        Assert.All(await Task.WhenAll(taking), result => Assert.Equal((file.Length, hash), (Whole(result).Bytes, Whole(result).Sha256)));
    }

    [Fact]
    public async Task More_files_than_there_is_room_for_are_asked_to_come_again()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now, Some.Call());
        using var gate = new UploadGate { Patience = TimeSpan.FromMilliseconds(100) };
        var intake = new DocumentIntake(house.Get<DocumentBlobs>(), gate);
        var pipes = Enumerable.Range(0, UploadGate.MostFiles).Select(_ => new Pipe()).ToList();
        var waiting = pipes.Select(pipe => TakeAsync(intake, pipe.Reader.AsStream())).ToList();

        var turnedAway = Assert.IsType<DocumentIntake.Result.Refused>(await TakeAsync(intake, new MemoryStream(Pdf(100))));
        Assert.Equal(DocumentRefusals.Busy, turnedAway.Refusal);

        foreach (var pipe in pipes)
            await pipe.Writer.CompleteAsync();
        await Task.WhenAll(waiting);
        Assert.Equal(100, Whole(await TakeAsync(intake, new MemoryStream(Pdf(100)))).Bytes);
    }

    private static Task<DocumentIntake.Result> TakeAsync(DocumentIntake intake, Stream body) =>
        intake.TakeAsync(Some.Call(), Some.ProposalId(), ReceiveDocument.NewId(), body, House.Stop);

    private static DocumentIntake.Result.Whole Whole(DocumentIntake.Result result) => Assert.IsType<DocumentIntake.Result.Whole>(result);

    private static byte[] Pdf(int bytes)
    {
        var file = new byte[bytes];
        new Random(bytes).NextBytes(file);
        "%PDF-1.7\n"u8.CopyTo(file);
        return file;
    }
}
