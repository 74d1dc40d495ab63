using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Submissions.Functions.Hosting;
using Submissions.Functions.Mail;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;
using Submissions.Testing;
using Xunit;

namespace Submissions.Functions.Tests.Hosting;

/// <summary>What infra/bicep and the guide for operators say of the app, held against the app: a name that is written on both sides is one name.</summary>
public sealed partial class InfrastructureTests
{
    private static readonly Dictionary<string, Type> Sections = new()
    {
        [StorageOptions.Section] = typeof(StorageOptions),
        [MailOptions.Section] = typeof(MailOptions),
        [DeskOptions.Section] = typeof(DeskOptions),
        [CallsOptions.Section] = typeof(CallsOptions),
        ["Site"] = typeof(SiteOptions),
    };

    /// <summary>For a laptop and the emulator; a deployment has none of them.</summary>
    private static readonly string[] OnLaptops = ["Storage:ConnectionString", "Mail:LocalFolder", "Calls:Folder", "Calls:Demo"];

    /// <summary>What an operator may set by hand and the template leaves as it is.</summary>
    private static readonly string[] ByHand = ["Mail:SandboxAddresses", "Mail:LettersPerHour", "Site:ClientAddressHeader"];

    private static string[] Settings =>
        [.. Sections.SelectMany(section => section.Value.GetProperties().Where(property => property.CanWrite).Select(property => $"{section.Key}:{property.Name}"))];

    [Fact]
    public async Task The_template_sets_every_setting_of_a_deployment_and_no_other()
    {
        var set = OwnSetting().Matches(await BicepAsync("function-app")).Select(match => $"{match.Groups[1].Value}:{match.Groups[2].Value}").Distinct();
        Assert.Equal(Settings.Except(OnLaptops).Except(ByHand).Order(StringComparer.Ordinal), set.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_guide_tells_every_setting_and_no_other()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations.md"));
        var told = guide.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => ToldSetting().Matches(line.Split('|')[1])).Select(match => match.Groups[1].Value);
        Assert.Equal(Settings.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    /// <summary>The forge's workflows call scripts that are there, and name no secret.</summary>
    [Fact]
    public async Task Workflows_call_what_is_there_sign_in_without_a_secret_and_put_the_same_bytes_everywhere()
    {
        var folder = Path.Combine(Repository.Root, ".github", "workflows");
        var (deliver, put) = (await File.ReadAllTextAsync(Path.Combine(folder, "deliver.yml")), await File.ReadAllTextAsync(Path.Combine(folder, "put.yml")));
        Assert.DoesNotContain("secrets.", deliver + put, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(deliver, "uses: ./.github/workflows/put.yml"));
        Assert.Equal(2, Regex.Count(deliver, "id-token: write"));
        Assert.Contains("path: artifacts/submissions.zip", deliver, StringComparison.Ordinal);
        Assert.Contains("--src artifacts/submissions.zip", put, StringComparison.Ordinal);
        var scripts = CalledScript().Matches(deliver + put).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(["./package", "./test", "eng/smoke.sh"], scripts.Distinct().Order(StringComparer.Ordinal));
        Assert.All(scripts, script => Assert.StartsWith("#!", File.ReadAllText(Path.Combine(Repository.Root, script)), StringComparison.Ordinal));
        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operations.md"));
        Assert.All(Variable().Matches(put).Select(match => match.Groups[1].Value), variable => Assert.Contains($"`{variable}`", guide, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Table_and_container_have_the_names_that_the_app_gives_them()
    {
        var storage = await BicepAsync("storage");
        var made = new StorageOptions();
        Assert.Contains($"parent: tables\n  name: '{made.Table}'", storage, StringComparison.Ordinal);
        Assert.Contains($"parent: blobs\n  name: '{made.Container}'", storage, StringComparison.Ordinal);
        Assert.Contains($"prefixMatch: ['{made.Container}/']", storage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_look_for_words_that_the_app_logs_and_for_functions_it_has()
    {
        var monitoring = await BicepAsync("monitoring");
        var logged = typeof(StorageOptions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message).OfType<string>().ToList();
        var words = LookedFor().Matches(monitoring).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(words);
        Assert.All(words, one => Assert.Contains(logged, message => message.Contains(one, StringComparison.Ordinal)));
        var timers = FunctionCatalog.Discover().Timers.Select(timer => timer.Name);
        var asked = AskedFunction().Matches(monitoring).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, one => Assert.Contains(one, timers));
    }

    [Fact]
    public async Task Azd_finds_the_app_by_its_tag_and_the_template_by_its_folder()
    {
        var azd = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "azure.yaml"));
        Assert.Contains("services:\n  submissions:\n    project: src/Submissions.Functions\n", azd, StringComparison.Ordinal);
        Assert.Contains("path: infra/bicep\n  module: main\n", azd, StringComparison.Ordinal);
        Assert.Contains("'azd-service-name': 'submissions'", await BicepAsync("function-app"), StringComparison.Ordinal);
    }

    private static Task<string> BicepAsync(string name) => File.ReadAllTextAsync(Path.Combine(Repository.Root, "infra", "bicep", $"{name}.bicep"));

    [GeneratedRegex(@"\b([A-Z][a-z]+)__([A-Za-z]+):")]
    private static partial Regex OwnSetting();

    [GeneratedRegex("`([A-Z][a-z]+:[A-Za-z]+)`")]
    private static partial Regex ToldSetting();

    [GeneratedRegex("message has \"([^\"]+)\"")]
    private static partial Regex LookedFor();

    [GeneratedRegex(@"run: ((?:\./|eng/)[\w.]+)")]
    private static partial Regex CalledScript();

    [GeneratedRegex(@"vars\.([A-Z_]+)")]
    private static partial Regex Variable();

    [GeneratedRegex("name == \"([^\"]+)\"")]
    private static partial Regex AskedFunction();
}
