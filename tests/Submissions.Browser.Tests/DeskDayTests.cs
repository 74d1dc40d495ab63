using Microsoft.Playwright;
using Submissions.Domain.Calls;
using Submissions.Functions.Operations;

namespace Submissions.Browser.Tests;

/// <summary>One day of a support unit, from the first sign-in to the export, as the people of it and the organisers live it.</summary>
public sealed class DeskDayTests(Site site) : IClassFixture<Site>
{
    private const string Ana = "ana@example.org";

    private static readonly string[] Leads = ["Avalor", "Brindia", "Castelmar", "Dorvania", "Elbonia", "Florin", "Genovia", "Hyrkania"];

    [Fact]
    public async Task The_unit_signs_in_filters_asks_decides_releases_merges_extends_and_exports()
    {
        var call = await site.NewCallAsync();
        var filed = await FileAsync(call);
        await using var coordinator = await site.VisitAsync();
        await coordinator.SignInAsync();
        await using var ana = await site.VisitAsync();
        await AddAndSignInAsync(coordinator, ana);

        await FilterAsync(ana, call);
        await AskAndAnswerAsync(ana, call, filed[0]);
        await PrepareAsync(ana, call, filed[..3], "accept", "Welcome.");
        await PrepareAsync(ana, call, filed[3..5], "decline", "The rooms are full.");
        await TwoDecideAsync(ana, coordinator, call, filed[5]);
        await ReleaseAsync(ana, coordinator, call);
        await ReadLettersAsync(coordinator, filed);
        await MergeAsync(coordinator, call, filed[6], filed[7]);
        await GiveMoreTimeAsync(coordinator, call, filed[7]);
        await ExtendAsync(coordinator, call);
        await ExportAsync(coordinator, call);
    }

    private async Task<List<Access>> FileAsync(CallId call)
    {
        var filed = new List<Access>();
        foreach (var (number, lead) in Leads.Index())
            filed.Add(await ManyPages.FiledAsync(site, call, $"Ministry of Work of {lead}", $"organiser{number + 1}@example.org"));
        return filed;
    }

    /// <summary>The coordinator puts a colleague on the list, who comes in by letter.</summary>
    private async Task AddAndSignInAsync(Visitor coordinator, Visitor ana)
    {
        await coordinator.GoAsync("/desk/people");
        await coordinator.Page.Locator("#name").FillAsync("Ana");
        await coordinator.Page.Locator("#email").FillAsync(Ana);
        await coordinator.Page.GetByLabel("Role").Last.SelectOptionAsync("reviewer");
        await coordinator.PressAsync("Add");
        await coordinator.SeesAsync("They can sign in now");
        await ana.GoAsync("/sign-in");
        await ana.Page.GetByLabel("Your e-mail address").FillAsync(Ana);
        await ana.PressAsync("Send me a link");
        await ReadLetterAsync(ana, Ana);
        await ana.Page.Locator(".letter a").First.ClickAsync();
        await ana.PressAsync("Sign in");
        await ana.SeesAsync("Where you are signed in");
    }

    private static async Task FilterAsync(Visitor ana, CallId call)
    {
        await ana.GoAsync($"/queue/{call}");
        await ana.SeesAsync("1 to 8 of 8");
        await ana.Page.GetByLabel("Words in reference, title, organisers, contacts").FillAsync("dórvania work");
        await ana.PressAsync("Show");
        await ana.SeesAsync("Ministry of Work of Dorvania");
        await Assertions.Expect(ana.Page.Locator("tr[data-row]")).ToHaveCountAsync(1);
        await ana.ExpectAccessibleAsync();
    }

    private async Task AskAndAnswerAsync(Visitor ana, CallId call, Access proposal)
    {
        await ana.GoAsync($"/queue/{call}/{proposal.Id}");
        await ana.Page.GetByText("Ask for changes", new() { Exact = true }).ClickAsync();
        await ana.Field("items[0].field").SelectOptionAsync("objective");
        await ana.Field("items[0].words").FillAsync("Say what changes by it.");
        await ana.PressAsync("Ask for these changes");
        await ana.SeesAsync("The organisers are asked");

        await using var organiser = await site.VisitAsync();
        await ReadLetterAsync(organiser, "organiser1@example.org");
        await organiser.SeesAsync("Say what changes by it.");
        await organiser.GoAsync(ManyPages.Link(proposal));
        await organiser.FollowAsync("Objective");
        await organiser.Field("objective").FillAsync("Within a year, six cities train together.");
        await organiser.PressAsync("Save and go on");
        await organiser.GoAsync($"/proposals/{proposal.Id}/check");
        await organiser.PressAsync("File the changes");
        await organiser.SeesAsync("Your number");

        await ana.GoAsync($"/queue/{call}/{proposal.Id}");
        await ana.SeesAsync("is answered.");
        await ana.SeesAsync("Within a year, six cities train together.");
    }

    /// <summary>Ticks some in the queue and prepares one decision for all of them.</summary>
    private static async Task PrepareAsync(Visitor ana, CallId call, IReadOnlyList<Access> some, string kind, string words)
    {
        await ana.GoAsync($"/queue/{call}");
        foreach (var proposal in some)
            await ana.Page.Locator($"input[name=id][value=\"{proposal.Id}\"]").CheckAsync();
        await ana.PressAsync("Go on with those ticked");
        await ana.SeesAsync($"{some.Count} proposals selected");
        await ana.ExpectAccessibleAsync();
        await ana.Field($"decide-{kind}").CheckAsync();
        await ana.Field("decide-words").FillAsync(words);
        await ana.PressAsync("Prepare for all of them");
        await ana.SeesAsync($"{some.Count} of {some.Count} looked at: {some.Count} done, 0 refused.");
    }

    /// <summary>Both have the page open; the second to press sees what the first did, and nothing is done over it.</summary>
    private static async Task TwoDecideAsync(Visitor ana, Visitor coordinator, CallId call, Access proposal)
    {
        var dossier = $"/queue/{call}/{proposal.Id}";
        await coordinator.GoAsync(dossier);
        await ana.GoAsync(dossier);
        await ana.Field("decision-waiting-list").CheckAsync();
        await ana.Field("decision-words").FillAsync("First of those that wait.");
        await ana.PressAsync("Prepare");
        await ana.SeesAsync("Nobody outside the unit knows");

        await coordinator.Field("decision-decline").CheckAsync();
        await coordinator.Field("decision-words").FillAsync("Typed a moment too late.");
        await coordinator.PressAsync("Prepare");
        await coordinator.SeesAsync("Somebody acted meanwhile");
        await coordinator.SeesAsync("Ana");
        await Assertions.Expect(coordinator.Field("decision-words")).ToHaveValueAsync("Typed a moment too late.");
        await coordinator.ExpectAccessibleAsync();
        await coordinator.GoAsync(dossier);
        await coordinator.SeesAsync("Prepared: waiting list");
    }

    private static async Task ReleaseAsync(Visitor ana, Visitor coordinator, CallId call)
    {
        await ana.GoAsync($"/decisions/{call}");
        await ana.SeesAsync("A coordinator releases them.");
        await coordinator.GoAsync($"/decisions/{call}");
        await coordinator.SeesAsync("6 decisions: 3 accepted, 2 declined, 1 waiting list. 6 letters go out at the release.");
        await coordinator.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Read it") }).First.ClickAsync();
        await coordinator.SeesAsync("It goes out when the decision is released");
        await coordinator.GoAsync($"/decisions/{call}");
        await coordinator.PressAsync("Release those ticked");
        await coordinator.SeesAsync("6 of 6 looked at: 6 done, 0 refused.");
    }

    private async Task ReadLettersAsync(Visitor coordinator, List<Access> filed)
    {
        string[] told = ["Welcome.", "Welcome.", "Welcome.", "The rooms are full.", "The rooms are full.", "First of those that wait."];
        for (var number = 1; number <= told.Length; number++)
        {
            await ReadLetterAsync(coordinator, $"organiser{number}@example.org");
            await coordinator.SeesAsync(told[number - 1]);
            await using var organiser = await site.VisitAsync();
            await organiser.GoAsync(ManyPages.Link(filed[number - 1]));
            await organiser.SeesAsync(told[number - 1]);
        }
    }

    private async Task MergeAsync(Visitor coordinator, CallId call, Access from, Access into)
    {
        await coordinator.GoAsync($"/queue/{call}/{into.Id}");
        var number = (await coordinator.Page.TitleAsync()).Split(' ')[0];
        await coordinator.GoAsync($"/queue/{call}/{from.Id}");
        await coordinator.Page.GetByText("Propose to merge it into another one", new() { Exact = true }).ClickAsync();
        await coordinator.Field("merge-into").FillAsync(number);
        await coordinator.Field("merge-words").FillAsync("Both ask the same.");
        await coordinator.Field("merge-until").FillAsync("2018-10-30");
        await coordinator.PressAsync("Propose the merge");
        foreach (var side in new[] { from, into })
        {
            await using var organiser = await site.VisitAsync();
            await organiser.GoAsync(ManyPages.Link(side));
            await organiser.FollowAsync("See both texts");
            await organiser.PressAsync("Agree to the merge");
            await organiser.SeesAsync("You have agreed");
        }

        await coordinator.GoAsync($"/queue/{call}/{from.Id}");
        await coordinator.SeesAsync($"Merged into {number}");
        await coordinator.GoAsync($"/queue/{call}/{into.Id}");
        await coordinator.SeesAsync("Ministry of Work of Genovia");
    }

    private async Task GiveMoreTimeAsync(Visitor coordinator, CallId call, Access proposal)
    {
        await coordinator.GoAsync($"/queue/{call}/{proposal.Id}");
        await coordinator.Page.GetByText("Give more time", new() { Exact = true }).ClickAsync();
        await coordinator.Field("extension-day").FillAsync("2018-10-05");
        await coordinator.PressAsync("Extend for this proposal");
        await coordinator.SeesAsync("for this proposal alone");
        await ReadLetterAsync(coordinator, "organiser8@example.org");
        await coordinator.SeesAsync("5 October 2018");
    }

    /// <summary>For the whole call: what moves is shown first, and the call's page tells everyone.</summary>
    private static async Task ExtendAsync(Visitor coordinator, CallId call)
    {
        await coordinator.GoAsync($"/queue/{call}");
        await coordinator.FollowAsync("Call");
        await coordinator.FollowAsync("Extend the deadline");
        await coordinator.Field("closes").FillAsync("2018-10-02T17:59");
        await coordinator.PressAsync("See what moves");
        await coordinator.SeesAsync("What this changes");
        await coordinator.ExpectAccessibleAsync();
        await coordinator.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Save as version") }).ClickAsync();
        await coordinator.SeesAsync("Extend the deadline");
        await coordinator.GoAsync($"/calls/{call}");
        await coordinator.SeesAsync("2 October 2018");
    }

    private static async Task ExportAsync(Visitor coordinator, CallId call)
    {
        await coordinator.GoAsync($"/queue/{call}");
        await coordinator.Page.GetByText("Take this list out").ClickAsync();
        var download = await coordinator.Page.RunAndWaitForDownloadAsync(() => coordinator.FollowAsync("CSV"));
        var csv = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Equal((3, 2, 1, 1, 1), (Count("accepted"), Count("declined"), Count("waiting-list"), Count("merged"), Count("submitted")));

        int Count(string status) => csv.Split('\n').Count(line => line.Split(',').Contains(status));
    }

    /// <summary>The newest letter to that address: time passes, so that there is a newest.</summary>
    private async Task ReadLetterAsync(Visitor visitor, string address)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.SendLettersAsync();
        await visitor.GoAsync($"/mail?to={Uri.EscapeDataString(address)}");
        await visitor.Page.Locator("main th a").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/mail/*");
    }
}
