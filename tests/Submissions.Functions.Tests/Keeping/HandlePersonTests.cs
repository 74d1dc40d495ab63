using Azure.Core;
using Submissions.Domain;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.AzureTables;
using Submissions.Functions.Http.Pages;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Functions.Storage.Erasing;
using Submissions.Functions.Tests.Deciding;
using Submissions.Functions.Tests.Mail;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Keeping;

public sealed class HandlePersonTests(Azurite azurite)
{
    private const string Name = "Zora \"Zo\" Quillfeather";
    private static readonly EmailAddress Address = EmailAddress.Parse("zora.quillfeather@example.org");
    private static readonly string[] Traces = ["quillfeather", "Zora", "99887766"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_erased_is_in_no_row_and_all_else_is_as_it_was()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var (access, untouched) = (await FilledAsync(house, 1), await house.FileAsync(2, "somebody.else@example.org"));
        var other = await Dump.RowsAsync(house.Get<TableClient>(), $"PartitionKey eq '{house.Call.Id}' and RowKey eq 'proposal|{untouched.Id}'");
        var kinds = (await TracesAsync(house)).Select(line => line.Split(' ')[1].Split('|')[0]).ToHashSet();
        Assert.Superset(new HashSet<string> { "proposal", "version", "letter", "note", "moved" }, kinds);
        var found = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!;
        var hash = (await house.ReadAsync(access)).Filed!.ReceiptCode;
        var receipt = await house.Get<ProposalStore>().FindReceiptAsync(house.Call.Id, hash, Stop);

        var changed = await house.Get<HandlePerson>().EraseAsync(found, Some.ByUnit(house.Clock.GetUtcNow()), Stop);

        Assert.InRange(changed!.Value, 8, 100);
        Assert.Equal([], await TracesAsync(house));
        Assert.Equal(other, await Dump.RowsAsync(house.Get<TableClient>(), $"PartitionKey eq '{house.Call.Id}' and RowKey eq 'proposal|{untouched.Id}'"));
        var proposal = await house.ReadAsync(access);
        Assert.False(proposal.HasUnfiledChanges);
        Assert.Equal(["erased@example.invalid", "second@example.org"], proposal.Content.Contacts.Select(contact => contact.Email));
        var after = await house.Get<ProposalStore>().FindReceiptAsync(house.Call.Id, hash, Stop);
        Assert.Equal((receipt!.ContentSha256, house.Clock.GetUtcNow()), (after!.ContentSha256, after.TextErasedAt));
        found = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!;
        Assert.Equal(0, await house.Get<HandlePerson>().EraseAsync(found, Some.ByUnit(house.Clock.GetUtcNow()), Stop));
        Assert.Equal([$"in {changed} rows"], await ToldAsync(house));
    }

    [Fact]
    public async Task A_letter_that_is_owed_to_the_person_goes_to_nobody()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await FilledAsync(house, 1);
        var found = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!;

        await house.Get<HandlePerson>().EraseAsync(found, Some.ByUnit(house.Clock.GetUtcNow()), Stop);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.DispatchAsync();

        Assert.Equal(["second@example.org"], house.Arrived.Select(letter => letter.To).Distinct());
        Assert.Contains(await house.FatesAsync(access), fate => fate.State == LetterState.Stopped && fate.Letter.To.Value == "erased@example.invalid");
    }

    [Fact]
    public async Task The_only_contact_of_a_live_proposal_is_not_erased_until_another_is_named()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await house.FileAsync(1, Address.Value);
        var found = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!;

        Assert.Equal([(await house.ReadAsync(access)).Filed!.Reference.Value], found.Alone);
        Assert.Null(await house.Get<HandlePerson>().EraseAsync(found, Some.ByUnit(house.Clock.GetUtcNow()), Stop));
        Assert.NotEmpty(await TracesAsync(house));

        await house.WithdrawAsync(access);
        found = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!;
        Assert.NotNull(await house.Get<HandlePerson>().EraseAsync(found, Some.ByUnit(house.Clock.GetUtcNow()), Stop));
        Assert.Equal([], await TracesAsync(house));
    }

    [Fact]
    public async Task What_a_person_is_given_is_about_them_and_nobody_else()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await FilledAsync(house, 1);
        await house.FileAsync(2, "somebody.else@example.org");

        var export = PersonExport.Of((await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!);

        Assert.Equal([Name, "+41 99887766"], export.Names);
        Assert.All(export.Places, place => Assert.DoesNotContain("second@example.org", string.Join('\n', place.Texts), StringComparison.Ordinal));
        Assert.All(export.Places, place => Assert.DoesNotContain("second example org", string.Join('\n', place.Texts), StringComparison.Ordinal));
        Assert.Contains(export.Places, place => place is { What: "proposal", Field: "Content" } && place.Texts[0].StartsWith("contacts[0]: {", StringComparison.Ordinal));
        Assert.Contains(export.Places, place => place is { What: "letter", Field: "To" });
        Assert.Single(export.Documents);
        Assert.DoesNotContain("Call Zora", string.Join('\n', export.Places.SelectMany(place => place.Texts)), StringComparison.Ordinal);
        Assert.Equal([1], export.Notes.Select(notes => notes.Count));
        Assert.Contains(export.Places, place => place.Proposal == export.Notes[0].Proposal);
    }

    [Theory]
    [InlineData("""{"contacts":[{"email":"zora.quillfeather@example.org"},{"email":"second@example.org"}""")]
    [InlineData("""{"contacts":[{"email":"zora.quillfeather@example.org"},{"email":"second@example.org"}],"title":"a","title":"b"}""")]
    public async Task At_a_damaged_structure_the_export_goes_on_names_it_and_gives_nothing_of_others(string damaged)
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await FilledAsync(house, 1);
        await house.Get<TableClient>().UpsertEntityAsync(new TableEntity(house.Call.Id.Value, $"proposal|{access.Id}") { ["Content"] = damaged }, TableUpdateMode.Merge, Stop);

        var export = PersonExport.Of((await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!);

        Assert.Contains(new PersonExport.Entry(access.Id.Value, "proposal"), export.Unread);
        Assert.Contains(export.Places, place => place is { What: "version", Field: "Content" });
        Assert.All(export.Places, place => Assert.DoesNotContain("second@example.org", string.Join('\n', place.Texts), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_in_what_others_wrote_stays_unless_it_was_chosen_and_the_calls_own_file_stays_always()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var contact = house.Call.ContactEmail;
        var evil = await house.DraftAsync(1);
        await house.Get<SaveProposal>().RunAsync(evil, null, content => content with { Contacts = [new() { Name = "Ministry 2", Email = contact.Value }] }, house.Organiser(), Stop);
        var other = await house.FileAsync(2, "somebody.else@example.org");
        await house.Get<WriteNote>().RunAsync(evil.Id, null, "Call Ministry 2.", Some.ByUnit(house.Clock.GetUtcNow()), Stop);
        var (theirs, files) = (await RowsOfAsync(house, other), await Dump.RowsAsync(house.Get<TableClient>(), "PartitionKey eq '~calls'"));
        var found = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, contact, null, [], Stop))!;

        Assert.Contains(found.Mentions, mention => mention.IsNameOnly && mention.Proposal == other.Id.Value);
        Assert.DoesNotContain(PersonExport.Of(found).Places, place => place.Proposal == other.Id.Value);
        Assert.True(await house.Get<HandlePerson>().EraseAsync(found, Some.ByUnit(house.Clock.GetUtcNow()), Stop) > 0);
        Assert.Equal(theirs, await RowsOfAsync(house, other));
        Assert.Equal(files, await Dump.RowsAsync(house.Get<TableClient>(), "PartitionKey eq '~calls'"));
        Assert.DoesNotContain(await RowsOfAsync(house, evil), line => line.Contains("Ministry 2", StringComparison.Ordinal));

        var chosen = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, contact, "Ministry 2", ["Ministry 2"], Stop))!;
        await house.Get<HandlePerson>().EraseAsync(chosen, Some.ByUnit(house.Clock.GetUtcNow()), Stop);
        Assert.DoesNotContain(await RowsOfAsync(house, other), line => line.Contains("Ministry 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_contacts_the_one_that_is_left_is_not_erased_and_no_letter_goes_to_the_other_ones_place()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await FilledAsync(house, 1);
        await house.Get<HandlePerson>().EraseAsync((await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!, Some.ByUnit(house.Clock.GetUtcNow()), Stop);

        var second = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, EmailAddress.Parse("second@example.org"), null, [], Stop))!;

        Assert.Single(second.Alone);
        Assert.Null(await house.Get<HandlePerson>().EraseAsync(second, Some.ByUnit(house.Clock.GetUtcNow()), Stop));
        await house.WithdrawAsync(access);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.DispatchAsync();
        Assert.Contains("second@example.org", house.Arrived.Select(letter => letter.To));
        Assert.DoesNotContain("erased@example.invalid", house.Arrived.Select(letter => letter.To));
    }

    [Fact]
    public async Task A_letter_that_was_on_the_wire_while_its_person_was_erased_puts_nothing_back()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await FilledAsync(house, 1);
        var letters = house.Get<LetterStore>();
        var owed = (await letters.StoredOfAsync(access.Id, Stop)).First(letter => letter.Value.Letter.To == Address && letter.Value.IsDue);
        var claimed = (await letters.ClaimAsync(owed, house.Clock.GetUtcNow() + DeliverLetters.Lease, Stop))!;
        await house.Get<HandlePerson>().EraseAsync((await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!, Some.ByUnit(house.Clock.GetUtcNow()), Stop);

        await house.Get<SettleLetter>().RunAsync(claimed, claimed.Value with { State = LetterState.Sent, LeaseUntil = null, SentAt = house.Clock.GetUtcNow() });

        Assert.Equal([], await TracesAsync(house));
        Assert.Equal(LetterState.Sent, (await letters.FindAsync(access.Id, owed.Value.Letter.Id, Stop))!.Value.State);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_told_and_the_rest_is_erased()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await FilledAsync(house, 1);
        var broken = await house.FileAsync(2, "somebody.else@example.org");
        await house.BreakAsync(broken);
        var newer = new TableEntity(house.Call.Id.Value, $"note|{broken.Id}|newer") { ["Format"] = RowFormat.Current + 1, ["Words"] = Address.Value };
        await house.Get<TableClient>().UpsertEntityAsync(newer, cancellationToken: Stop);

        var found = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!;

        Assert.Equal([(broken.Id.Value, "note"), (broken.Id.Value, "proposal")], found.Unread);
        Assert.Equal([new(broken.Id.Value, "note"), new(broken.Id.Value, "proposal")], PersonExport.Of(found).Unread);
        Assert.True(await house.Get<HandlePerson>().EraseAsync(found, Some.ByUnit(house.Clock.GetUtcNow()), Stop) > 0);
        Assert.All(await TracesAsync(house), line => Assert.Contains("|newer ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killed_at_any_request_the_next_one_does_the_rest_and_the_audit_has_one_line_of_its_beginning_and_one_of_its_end()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await FilledAsync(house, 1);
        var before = await TracesAsync(house);
        var rows = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!.Mentions.Select(mention => mention.Row).Distinct().Count();
        var lives = 0;
        for (var hasDied = true; hasDied; lives++)
        {
            Assert.InRange(lives, 0, 200);
            var transport = new DyingTransport(lives);
            var options = new TableClientOptions { Transport = transport };
            options.Retry.MaxRetries = 0;
            var table = new TableClient(azurite.ConnectionString, house.Table, options);
            var mortal = new HandlePerson(house.Get<CallStore>(), new PersonStore(table), new PersonEraser(table, new LetterStore(table)), new PersonErasingStore(table), house.Get<ProposalStore>(), house.Get<ReadMembers>());
            try
            {
                await mortal.EraseAsync((await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!, Some.ByUnit(house.Clock.GetUtcNow()), Stop);
            }
            catch (Exception death) when (death is IOException or Azure.RequestFailedException or AggregateException)
            {
                // Killed.
            }

            hasDied = transport.HasDied;
            Assert.True(await BegunAsync(house) == 1 || before.SequenceEqual(await TracesAsync(house)));
        }

        Assert.InRange(lives, 5, 200);
        Assert.Equal([], await TracesAsync(house));
        Assert.Equal(1, await BegunAsync(house));
        Assert.Equal([$"in {rows} rows"], await ToldAsync(house));
        Assert.DoesNotContain(await Dump.RowsAsync(house.Get<TableClient>()), line => line.Contains("person-erasing|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_who_erase_at_once_are_one_erasing()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await FilledAsync(house, 1);
        var found = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!;

        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Get<HandlePerson>().EraseAsync(found, Some.ByUnit(house.Clock.GetUtcNow()), Stop)));

        Assert.Equal([], await TracesAsync(house));
        var told = (await ToldAsync(house)).Where(words => words != "in 0 rows").ToList();
        Assert.Equal([$"in {counts.Max()} rows"], told);
    }

    [Fact]
    public async Task Killed_after_the_last_row_it_is_ended_though_nothing_names_the_names_any_more()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await FilledAsync(house, 1);
        var ticked = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [Name], Stop))!;
        await Assert.ThrowsAsync<IOException>(() => Handling(house, post: 3, () => throw new IOException("Killed.")).EraseAsync(ticked, Some.ByUnit(house.Clock.GetUtcNow()), Stop));
        Assert.Equal([], await TracesAsync(house));

        var left = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!;
        var count = await house.Get<HandlePerson>().EraseAsync(left, Some.ByUnit(house.Clock.GetUtcNow()), Stop);

        Assert.Equal((1, 0), (left.Unfinished.Count, left.Mentions.Count));
        Assert.Equal([$"in {count} rows"], await ToldAsync(house));
        Assert.Equal(ticked.Mentions.Select(mention => mention.Row).Distinct().Count(), count);
        Assert.Empty((await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!.Unfinished);
    }

    [Fact]
    public async Task One_by_a_name_alone_that_broke_off_is_not_ended_without_the_name()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await FilledAsync(house, 1);
        var panellist = EmailAddress.Parse("panellist@example.org");
        var named = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, panellist, Name, [Name], Stop))!;
        var rows = named.Mentions.Select(mention => mention.Row).Distinct().Count();
        await Assert.ThrowsAsync<IOException>(() => Handling(house, post: 3, () => throw new IOException("Killed.")).EraseAsync(named, Some.ByUnit(house.Clock.GetUtcNow()), Stop));

        var unnamed = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, panellist, null, [], Stop))!;
        Assert.Equal(0, await house.Get<HandlePerson>().EraseAsync(unnamed, Some.ByUnit(house.Clock.GetUtcNow()), Stop));
        Assert.Equal([], await ToldAsync(house));
        named = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, panellist, Name, [Name], Stop))!;
        Assert.Equal(rows, await house.Get<HandlePerson>().EraseAsync(named, Some.ByUnit(house.Clock.GetUtcNow()), Stop));

        Assert.Equal([$"in {rows} rows"], await ToldAsync(house));
    }

    [Fact]
    public async Task A_name_typed_and_the_same_name_ticked_are_two_erasings()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await FilledAsync(house, 1);

        var typed = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, Name, [], Stop))!;
        var ticked = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [Name], Stop))!;
        var again = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, " ", [Name.ToUpperInvariant(), Name], Stop))!;

        Assert.NotEqual(typed.Erasing, ticked.Erasing);
        Assert.Equal(ticked.Erasing, again.Erasing);
    }

    [Fact]
    public async Task A_damaged_letter_or_receipt_is_told_stays_and_keeps_nothing_else_from_going()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        var access = await FilledAsync(house, 1);
        var letter = (await house.FatesAsync(access)).First(fate => fate.Letter.To == Address).Letter;
        var receipt = (await house.ReadAsync(access)).Filed!.ReceiptCode;
        await DamageAsync(house, RowKeys.Letter(letter.Owner, letter.Id), "State");
        await DamageAsync(house, RowKeys.Receipt(receipt), "Receipt");

        var found = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!;
        var changed = await house.Get<HandlePerson>().EraseAsync(found, Some.ByUnit(house.Clock.GetUtcNow()), Stop);

        Assert.Equal([(access.Id.Value, "letter"), (null, "receipt")], found.Unread);
        Assert.Equal([$"in {changed} rows"], await ToldAsync(house));
        Assert.All(await TracesAsync(house), line => Assert.Contains(RowKeys.Letter(letter.Owner, letter.Id), line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_finds_that_another_one_has_finished_erases_what_came_since()
    {
        await using var house = await MailHouse.OpenAsync(azurite);
        await FilledAsync(house, 1);
        var found = (await house.Get<HandlePerson>().FindAsync(house.Call.Id, Address, null, [], Stop))!;
        var handle = Handling(house, post: 2, () => house.Get<TableClient>().DeleteEntityAsync(RowKeys.DeskPartition, found.Erasing, Azure.ETag.All, Stop));

        Assert.True(await handle.EraseAsync(found, Some.ByUnit(house.Clock.GetUtcNow()), Stop) > 0);

        Assert.Equal([], await TracesAsync(house));
    }

    /// <summary>Before one of the transactions of the erasing's mark (it begins, it counts, it ends) somebody else does something, or the process is killed.</summary>
    private HandlePerson Handling(MailHouse house, int post, Func<Task> intervene)
    {
        var posts = 0;
        var options = new TableClientOptions { Transport = new InterveningTransport(request => request.Method == RequestMethod.Post && ++posts == post, intervene) };
        options.Retry.MaxRetries = 0;
        return new HandlePerson(
            house.Get<CallStore>(), house.Get<PersonStore>(), house.Get<PersonEraser>(), new PersonErasingStore(new TableClient(azurite.ConnectionString, house.Table, options)), house.Get<ProposalStore>(),
            house.Get<ReadMembers>());
    }

    private static async Task DamageAsync(MailHouse house, string key, string property) =>
        await house.Get<TableClient>().UpsertEntityAsync(new TableEntity(house.Call.Id.Value, key) { [property] = "{" }, TableUpdateMode.Merge, Stop);

    private static async Task<IReadOnlyList<string>> RowsOfAsync(MailHouse house, Access access) =>
        [.. (await Dump.RowsAsync(house.Get<TableClient>(), house.Call.Id)).Where(line => line.Split(' ')[1].Contains(access.Id.Value, StringComparison.Ordinal))];

    /// <summary>Filed with the person as first of two contacts, named in the text, in a note, and in the unit's question.</summary>
    private static async Task<Access> FilledAsync(MailHouse house, int number)
    {
        var access = await house.DraftAsync(number);
        await house.Get<SaveProposal>().RunAsync(
            access, null,
            content => content with
            {
                Contacts = [new() { Name = Name, Role = "Desk", Organisation = "Ministry", Email = Address.Value, Phone = "+41 99887766" }, new() { Name = "Second", Role = "Desk", Organisation = "Ministry", Email = "second@example.org" }],
                Description = $"{content.Description} Opened by {Name}.",
            },
            house.Organiser(), Stop);
        await house.FileAsync(access);
        await house.Get<WriteNote>().RunAsync(access.Id, null, $"Call {Name}, +41 99887766.", Some.ByUnit(house.Clock.GetUtcNow()), Stop);
        Assert.IsType<Outcome<Opened>.Done>(await house.Get<AskOrganisers>().AQuestionAsync(house.Unit(access), $"Does {Name} speak?", Stop));
        return access;
    }

    private static async Task<int> BegunAsync(MailHouse house) =>
        (await Dump.RowsAsync(house.Get<TableClient>(), "PartitionKey eq '~desk' and What eq 'person-erasing'")).Count(line => line.Contains(" What ", StringComparison.Ordinal));

    /// <summary>What the audit says of each erasing that is finished.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(MailHouse house) =>
        [.. (await Dump.RowsAsync(house.Get<TableClient>(), "PartitionKey eq '~desk' and What eq 'person-erased'"))
            .Where(line => line.Contains(" Detail ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf("in ", StringComparison.Ordinal))..].Trim('"'))];

    private static async Task<IReadOnlyList<string>> TracesAsync(MailHouse house) =>
        [.. (await Dump.RowsAsync(house.Get<TableClient>())).Where(line => Traces.Any(trace => line.Contains(trace, StringComparison.OrdinalIgnoreCase)))];
}
