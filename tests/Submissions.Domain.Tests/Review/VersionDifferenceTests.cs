using System.Text.Json;
using System.Text.Json.Nodes;
using Submissions.Domain.Checks;
using Submissions.Domain.Documents;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Testing;
using Xunit;

namespace Submissions.Domain.Tests.Review;

public sealed class VersionDifferenceTests
{
    [Fact]
    public void Every_field_of_the_form_has_a_text() =>
        Assert.All(FormFields.All, field => Assert.NotNull(FieldTexts.Of(field, Some.MarrakeshContent())));

    [Fact]
    public void The_same_content_has_no_difference() => Assert.Empty(VersionDifference.Between(Some.MarrakeshContent(), Some.MarrakeshContent()));

    /// <summary>Whatever leaf of the content changes, the unit sees it, in a field of that name.</summary>
    [Fact]
    public void A_change_of_any_leaf_is_told()
    {
        var full = JsonSerializer.SerializeToNode(Full(), ContentJson.Options)!;
        var leaves = Leaves(full).ToList();
        Assert.InRange(leaves.Count, 100, 1_000);
        foreach (var leaf in leaves)
        {
            var changed = full.DeepClone();
            Replace(changed, leaf);
            var after = JsonSerializer.Deserialize<ProposalContent>(changed, ContentJson.Options)!;
            var told = VersionDifference.Between(Full(), after).ToList();
            Assert.True(told.Count > 0, leaf);
            Assert.All(told, one => Assert.StartsWith(one.Field.Split('.')[0], leaf["$.".Length..], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_file_that_was_replaced_under_its_name_is_told()
    {
        var before = Version(1, Some.Document("concept-note", "note.pdf"));
        var after = Version(2, Some.Document("concept-note", "note.pdf") with { Sha256 = new string('0', 64) });
        Assert.Equal("documents", Assert.Single(VersionDifference.Between(before, after)).Field);
    }

    private static FiledVersion Version(int number, params IReadOnlyList<Document> documents) =>
        new(number, Some.Now, "code", "{}", Some.MarrakeshContent(), documents);

    private static ProposalContent Full()
    {
        var content = Some.MarrakeshContent();
        return content with
        {
            Contacts = [.. content.Contacts.Select(contact => contact with { Phone = "+212 5" })],
            Organisers = [.. content.Organisers.Select(organiser => organiser with { Country = "MA", Unit = "Unit" })],
            Background = [.. content.Background.Select(link => link with { Url = "https://example.org" })],
            Moderator = content.Moderator! with { Gender = "woman" },
            Panellists = [.. content.Panellists.Select(one => one with { Gender = "man" })],
            Translations = new Dictionary<string, Translation> { ["fr"] = new() { Title = "Titre", Description = "Texte" } },
            Requirements = content.Requirements with { Interpretation = ["fr"], Accessibility = "Ramp" },
        };
    }

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value)),
        JsonArray items => items.SelectMany(Leaves),
        null => [],
        _ => [node.GetPath()],
    };

    private static void Replace(JsonNode root, string path)
    {
        var leaf = Find(root, path);
        leaf.ReplaceWith(leaf.GetValueKind() switch
        {
            JsonValueKind.True => JsonValue.Create(false),
            JsonValueKind.False => JsonValue.Create(true),
            JsonValueKind.Number => JsonValue.Create(leaf.GetValue<int>() + 1),
            _ => JsonValue.Create($"{leaf.GetValue<string>()} changed"),
        });
    }

    private static JsonNode Find(JsonNode node, string path) => node.GetPath() == path ? node : node switch
    {
        JsonObject members => Find(members.First(member => member.Value is { } value && IsOn(value.GetPath(), path)).Value!, path),
        JsonArray items => Find(items.First(item => item is not null && IsOn(item.GetPath(), path))!, path),
        _ => throw new InvalidOperationException(path),
    };

    private static bool IsOn(string at, string path) =>
        path == at || (path.StartsWith(at, StringComparison.Ordinal) && path[at.Length] is '.' or '[');
}
