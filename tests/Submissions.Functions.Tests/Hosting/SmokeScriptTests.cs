using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http;
using Submissions.Testing;

namespace Submissions.Functions.Tests.Hosting;

/// <summary>Whether <c>eng/smoke.sh</c> tells a new instance from an old one, which answers as well.</summary>
public sealed class SmokeScriptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("smoke-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_waits_until_the_package_that_was_put_answers()
    {
        var (exit, said) = await AskAsync("new", asked => asked < 3 ? "old" : "new");
        Assert.True(exit == 0, said);
        Assert.Contains("ready: 200 by version new", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_fails_where_an_older_one_goes_on_answering()
    {
        var (exit, said) = await AskAsync("new", _ => "old", patience: 1);
        Assert.Equal(1, exit);
        Assert.Contains("does not answer 200 by version new: ready\nold", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_fails_where_an_older_one_answers_beside_it()
    {
        var (exit, said) = await AskAsync("new", asked => asked % 3 == 0 ? "old" : "new", patience: 1);
        Assert.Equal(1, exit);
        Assert.Contains("does not answer 200 by version new", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_content_with_a_version_that_is_empty()
    {
        var (exit, said) = await AskAsync("", _ => "new");
        Assert.Equal(1, exit);
        Assert.Contains("The version that is to answer is empty.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_says_the_version_that_stands_beside_it_and_none_where_it_was_not_packaged()
    {
        Assert.Null(BuiltVersion.In(folder).Value);
        await File.WriteAllTextAsync(Path.Combine(folder, "version"), "0123abcd\n", Stop);
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(), Response = { Body = new MemoryStream() } };

        await new HealthFunctions(null!, null!, BuiltVersion.In(folder)).Alive(context.Request).ExecuteAsync(context);

        Assert.Equal("alive\n0123abcd\n", System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray()));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <param name="answers">The version of the instance that is asked for the nth time whether it is ready.</param>
    private async Task<(int Exit, string Said)> AskAsync(string version, Func<int, string> answers, int patience = 30)
    {
        var asked = 0;
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/health/ready", () => $"ready\n{answers(++asked)}\n");
        app.MapGet("/", () => "<main>");
        app.MapGet("/openapi.json", () => "{}");
        app.MapGet("/desk", () => Results.StatusCode(StatusCodes.Status303SeeOther));
        await app.StartAsync(Stop);
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "eng", "smoke.sh"), [app.Urls.First(), version])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PATIENCE"] = $"{patience}" },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await output + await error);
    }
}
