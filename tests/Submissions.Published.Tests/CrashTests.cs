using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Submissions.Testing;

namespace Submissions.Published.Tests;

/// <summary>The host ends its handler by SIGKILL, at any moment.</summary>
public sealed class CrashTests(PublishedFolder published, Azurite azurite)
{
    private const int Crashes = 6;
    private const int Organisers = 4;

    private readonly ConcurrentBag<(Draft Draft, string Reference)> acknowledged = [];
    private readonly ConcurrentBag<Draft> inDoubt = [];
    private readonly (string, string?)[] storage = Handler.Storage(azurite);

    [Fact]
    public async Task Killed_again_and_again_while_proposals_are_filed_it_loses_nothing_acknowledged_and_leaves_nothing_half()
    {
        using var calls = new OpenCalls();
        for (var crash = 0; crash < Crashes; crash++)
        {
            using var handler = await Start(calls);
            var stop = new TaskCompletionSource();
            var filing = Enumerable.Range(0, Organisers).Select(number => FileUntil(stop.Task, handler, calls.Id, $"{crash}-{number}")).ToList();
            // Long enough for several to be filed, and never the same moment of a filing.
            await Task.Delay(1200 + Random.Shared.Next(400));
            await handler.Kill();
            stop.SetResult();
            await Task.WhenAll(filing);
        }

        Assert.NotEmpty(acknowledged);
        Assert.NotEmpty(inDoubt);
        await CheckEverything(calls);
    }

    private async Task<Handler> Start(OpenCalls calls)
    {
        var handler = Handler.UnderHost(published, null, [.. storage, calls.Setting]);
        (await handler.Ready()).Dispose();
        return handler;
    }

    private async Task FileUntil(Task stop, Handler handler, string call, string who)
    {
        var organiser = new Organiser(handler.Client, HostMode.Proxying, call);
        for (var number = 0; !stop.IsCompleted; number++)
        {
            Draft? draft = null;
            try
            {
                draft = Draft.Of(await Ok(organiser.Start($"Ministry {who}-{number}")));
                await Ok(organiser.Attach(draft));
                acknowledged.Add((draft, (string)(await Ok(organiser.File(draft)))["reference"]!));
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                if (draft is not null)
                    inDoubt.Add(draft);
                return;
            }
        }
    }

    /// <summary>By a process that has seen none of it, in the life in which the desk needs no letter.</summary>
    private async Task CheckEverything(OpenCalls calls)
    {
        using var handler = Handler.OnLaptop(published, [.. storage, calls.Setting]);
        (await handler.Ready()).Dispose();
        await handler.SignInOnLaptop();
        var organiser = new Organiser(handler.Client, HostMode.Proxying, calls.Id);
        var queue = await Queue(handler.Client, calls.Id);

        foreach (var (draft, reference) in acknowledged)
            await CheckFiled(handler.Client, organiser, draft, queue, reference);
        foreach (var draft in inDoubt)
            await CheckAllOrNothing(handler.Client, organiser, draft, queue);
        Assert.Empty(queue.Keys.Except(acknowledged.Select(a => a.Draft.Id)).Except(inDoubt.Select(d => d.Id)));

        // Whoever was left in doubt sends it again, under the same key: it is filed now, or was, and either way once.
        foreach (var draft in inDoubt)
        {
            await organiser.Attach(draft);
            var reference = (string)(await Ok(organiser.File(draft)))["reference"]!;
            await CheckFiled(handler.Client, organiser, draft, await Queue(handler.Client, calls.Id), reference);
        }
    }

    private static async Task CheckAllOrNothing(HttpClient client, Organiser organiser, Draft draft, Dictionary<string, string> queue)
    {
        var proposal = await Ok(organiser.Read(draft));
        if ((string?)proposal["status"] == "submitted")
        {
            await CheckFiled(client, organiser, draft, queue, (string)proposal["filed"]!["reference"]!);
            return;
        }

        Assert.Equal(("draft", null, false), ((string?)proposal["status"], proposal["filed"], queue.ContainsKey(draft.Id)));
        using var dossier = await client.GetAsync($"api/review/proposals/{draft.Id}");
        Assert.Equal(HttpStatusCode.NotFound, dossier.StatusCode);
    }

    /// <summary>Proposal, version, history, letters and queue row are all there, once, under one reference.</summary>
    private static async Task CheckFiled(HttpClient client, Organiser organiser, Draft draft, Dictionary<string, string> queue, string reference)
    {
        var proposal = await Ok(organiser.Read(draft));
        Assert.Equal(("submitted", reference, 1), ((string?)proposal["status"], (string?)proposal["filed"]!["reference"], (int)proposal["filed"]!["version"]!));
        Assert.Equal(reference, queue[draft.Id]);

        var dossier = (await client.GetFromJsonAsync<JsonObject>($"api/review/proposals/{draft.Id}"))!;
        Assert.Single(dossier["versions"]!.AsArray());
        Assert.Single(dossier["documents"]!.AsArray());
        Assert.Single(dossier["history"]!.AsArray(), entry => entry!["what"]!.ToString().Contains("filed", StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(dossier["letters"]!.AsArray());
        Assert.True(JsonNode.DeepEquals(proposal["content"], dossier["content"]));
        using var receipt = await client.GetAsync(new Uri((string)proposal["filed"]!["receiptUrl"]!).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, receipt.StatusCode);
    }

    /// <summary>The queue to its end: each proposal's reference by its id.</summary>
    private static async Task<Dictionary<string, string>> Queue(HttpClient client, string call)
    {
        var rows = new Dictionary<string, string>();
        string? after = "";
        while (after is not null)
        {
            var page = (await client.GetFromJsonAsync<JsonObject>($"api/review/calls/{call}/proposals{(after.Length > 0 ? $"?after={Uri.EscapeDataString(after)}" : "")}"))!;
            foreach (var row in page["proposals"]!.AsArray())
                rows.Add((string)row!["id"]!, (string)row["reference"]!);
            after = (string?)page["after"];
        }

        return rows;
    }

    private static async Task<JsonObject> Ok(Task<(HttpResponseMessage Answer, JsonObject Body)> asked)
    {
        var (answer, body) = await asked;
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {body}");
        return body;
    }
}
