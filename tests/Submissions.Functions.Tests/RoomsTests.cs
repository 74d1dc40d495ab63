using System.Text.RegularExpressions;
using Submissions.Testing;

namespace Submissions.Functions.Tests;

/// <summary>The rooms of docs: a room imports only those below it. Read from the source, so that nothing is missed at run time.</summary>
public sealed partial class RoomsTests
{
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["Observation"] = [],
        ["Hosting"] = ["Observation"],
        ["AzureTables"] = [],
        ["Storage"] = ["AzureTables", "Observation"],
        ["Views"] = [],
        ["Mail"] = ["Views"],
        ["Operations"] = ["Storage", "Mail", "Observation"],
        ["Http"] = ["Operations", "Views", "Hosting", "Observation"],
        ["Timers"] = ["Operations", "Views", "Hosting"],
    };

    public static TheoryData<string> Rooms => [.. May.Keys];

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_names_only_the_rooms_it_may_use(string room)
    {
        var folder = Path.Combine(Repository.Root, "src", "Submissions.Functions", room);
        var offences =
            from file in Sources(folder)
            from Match match in RoomName().Matches(File.ReadAllText(file))
            let named = match.Groups["room"].Value
            where named != room && !May[room].Contains(named)
            select $"{Path.GetRelativePath(folder, file)} names {named}";
        Assert.Equal([], offences.Distinct());
    }

    [Fact]
    public void Every_folder_is_a_room()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "Submissions.Functions"))
            .Select(Path.GetFileName)
            .Except(["bin", "obj", "wwwroot", "Properties"]);
        Assert.Equal(May.Keys.Order(), folders.Order());
    }

    [Fact]
    public void The_domain_does_no_input_or_output()
    {
        string[] never = ["System.IO", "System.Net", "Microsoft.", "Azure", "async ", "await ", "Task<", "TimeProvider", "HttpClient"];
        var offences =
            from file in Sources(Path.Combine(Repository.Root, "src", "Submissions.Domain"))
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from word in never
            where line.Contains(word, StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {line.Trim()}";
        Assert.Equal([], offences);
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>A room by its full name, or by its short one where that is no property's name nor the tail of another (Azure.Storage).</summary>
    [GeneratedRegex(@"(?<!//.*)(?:Submissions\.Functions\.(?<room>Observation|Hosting|AzureTables|Storage|Views|Mail|Operations|Http|Timers)\b|(?<![\w.])(?<room>AzureTables|Storage|Operations|Views)\.(?=[A-Z]))")]
    private static partial Regex RoomName();
}
