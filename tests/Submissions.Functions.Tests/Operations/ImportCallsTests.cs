using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Submissions.Domain.Calls;
using Submissions.Domain.Proposals;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Operations;

public sealed class ImportCallsTests(Azurite azurite) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("submissions-calls-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_file_is_a_call_afterwards_and_again_changes_nothing()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now);
        Put("amman-2022.json", Some.AmmanJson);
        Put("marrakesh-2018.json", Some.MarrakeshJson);
        Put("notes.txt", "no call");

        await ImportAsync(house);
        await ImportAsync(house);

        Assert.Equal(["amman-2022", "marrakesh-2018"], await CallsAsync(house));
    }

    [Fact]
    public async Task A_call_edited_in_the_browser_stays_until_its_file_changes_and_is_kept_then()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now);
        Put("marrakesh-2018.json", Some.MarrakeshJson);
        await ImportAsync(house);
        var id = CallId.Parse("marrakesh-2018");
        var edited = Some.MarrakeshJson.Replace("\"bufferMinutes\": 15", "\"bufferMinutes\": 20", StringComparison.Ordinal);
        Assert.IsType<Edited.Kept>(await house.Get<EditCall>().RunAsync(id, 1, edited, "Rooms and slots", new Act("coordinator@example.org", Some.Now), House.Stop));
        await ImportAsync(house);
        Assert.Equal(20, (await house.Get<CallStore>().FindAsync(id, House.Stop))!.BufferMinutes);

        Put("marrakesh-2018.json", Some.MarrakeshJson.Replace("\"bufferMinutes\": 15", "\"bufferMinutes\": 30", StringComparison.Ordinal));
        await ImportAsync(house);
        Assert.Equal(30, (await house.Get<CallStore>().FindAsync(id, House.Stop))!.BufferMinutes);
        Assert.Equal(
            ["File imported", "Rooms and slots", "File imported"],
            (await house.Get<CallStore>().VersionsAsync(id, House.Stop)).Select(version => version.What));
        Assert.Equal(edited, (await house.Get<CallStore>().FindVersionAsync(id, 2, House.Stop))!.Json);
    }

    [Fact]
    public async Task With_the_demonstration_there_is_a_call_open_now_whatever_the_year()
    {
        var now = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
        await using var house = await House.OpenAsync(azurite, now);
        Put("marrakesh-2018.json", Some.MarrakeshJson);

        await ImportAsync(house, demo: true);

        var demo = await house.Get<CallStore>().FindAsync(CallId.Parse("demo"), House.Stop);
        Assert.Equal(CallState.Open, demo!.Window.At(now));
        Assert.Equal(["demo", "marrakesh-2018"], await CallsAsync(house));
    }

    [Fact]
    public async Task Wrong_files_are_told_all_at_once_with_file_path_and_what_was_expected_and_nothing_is_kept()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now);
        Put("a-right-one.json", Some.MarrakeshJson);
        Put("b-wrong.json", Some.AmmanJson
            .Replace("\"prefix\": ", "\"prefix\": 7, \"colour\": ", StringComparison.Ordinal));
        Put("c-twice.json", Some.MarrakeshJson);
        Put("d-broken.json", "{ \"id\": ");

        var wrong = await Assert.ThrowsAsync<WrongCallsException>(() => ImportAsync(house));

        var lines = wrong.Message.Split(Environment.NewLine);
        Assert.Contains(lines, line => line.StartsWith($"{Path.Combine(folder.FullName, "b-wrong.json")}: $.prefix: expected ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"{Path.Combine(folder.FullName, "b-wrong.json")}: $.colour: expected ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"{Path.Combine(folder.FullName, "c-twice.json")}: $.id: expected ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"{Path.Combine(folder.FullName, "d-broken.json")}: $: expected JSON", StringComparison.Ordinal));
        Assert.Equal([], await CallsAsync(house));
    }

    [Fact]
    public async Task A_folder_without_a_call_is_refused_and_none_is_no_import()
    {
        await using var house = await House.OpenAsync(azurite, Some.Now);
        Assert.Contains(folder.FullName, (await Assert.ThrowsAsync<WrongCallsException>(() => ImportAsync(house))).Message, StringComparison.Ordinal);

        await Import(house, new CallsOptions()).RunAsync(House.Stop);
        Assert.Equal([], await CallsAsync(house));
    }

    [Fact]
    public async Task The_app_imports_before_it_takes_the_first_request_and_does_not_start_with_a_wrong_file()
    {
        Put("marrakesh-2018.json", Some.MarrakeshJson);
        await using (var app = await StartAsync())
        {
            Assert.NotNull(await app.Services.GetRequiredService<CallStore>().FindAsync(CallId.Parse("marrakesh-2018"), House.Stop));
            await app.StopAsync(House.Stop);
        }

        Put("marrakesh-2018.json", "{}");
        await Assert.ThrowsAsync<WrongCallsException>(StartAsync);
    }

    private async Task<WebApplication> StartAsync()
    {
        var name = Azurite.NewName();
        var app = SubmissionsApp.Build(
            [
                "--PORT=0", "--environment=Development", $"--Storage:ConnectionString={azurite.ConnectionString}", $"--Storage:Table={name}",
                $"--Storage:Container={name}", $"--Calls:Folder={folder.FullName}", "--Logging:LogLevel:Default=None",
            ],
            new MovableClock(Some.Now));
        await app.StartAsync(House.Stop);
        return app;
    }

    private void Put(string name, string json) => File.WriteAllText(Path.Combine(folder.FullName, name), json);

    private Task ImportAsync(House house, bool demo = false) =>
        Import(house, new CallsOptions { Folder = folder.FullName, Demo = demo }).RunAsync(House.Stop);

    private static ImportCalls Import(House house, CallsOptions options) => new(
        house.Get<CallStore>(), Options.Create(options), house.Clock, NullLogger<ImportCalls>.Instance);

    private static async Task<IEnumerable<string>> CallsAsync(House house) =>
        (await house.Get<CallStore>().AllAsync(House.Stop)).Select(call => call.Id.Value).Order();
}
