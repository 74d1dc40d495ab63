using Azure;
using Microsoft.Extensions.Options;
using Submissions.Functions.Hosting;
using Submissions.Functions.Http;
using Submissions.Functions.Http.Api;
using Submissions.Functions.Http.Pages;
using Submissions.Functions.Mail;
using Submissions.Functions.Observation;
using Submissions.Functions.Operations;
using Submissions.Functions.Storage;

namespace Submissions.Functions;

/// <summary>The whole app, put together. One executable, three lives: a laptop's server, the Functions host's custom handler, a test's server.</summary>
public static class SubmissionsApp
{
    private const int Failed = 1;
    private const int Refused = 2;

    /// <summary>The Functions host starts a handler again that ends with this, without counting it as a failure; after 0 it would wait forever.</summary>
    private const int StartMeAgain = 200;

    /// <param name="args">Settings such as <c>--PORT 0</c>, which win over the environment's.</param>
    /// <param name="clock">Instead of the real one.</param>
    public static WebApplication Build(string[] args, TimeProvider? clock = null)
    {
        var host = FunctionsHost.From(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build());
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ContentRootPath = AppContext.BaseDirectory,
            // The host's environment is inherited, and Development opens what belongs to a laptop.
            EnvironmentName = host.IsCaller ? Environments.Production : null,
        });
        builder.AddHosting(host, ShiftedClock.From(builder.Configuration, host, clock ?? TimeProvider.System));
        AddRooms(builder);

        var app = builder.Build();
        if (host.IsCaller)
            _ = app.Services.GetRequiredService<ReadCalls>().ReadAheadAsync();
        app.UseHosting();
        app.UseDeskDoor();
        app.UseMiddleware<QueryDoor>();
        app.MapFunctions();
        return app;
    }

    /// <summary>Runs until told to stop.</summary>
    /// <returns>The process's exit code; under the Functions host never 0.</returns>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            if (args is ["--write-functions", var folder])
            {
                FunctionFiles.Write(FunctionCatalog.Discover(), folder);
                return 0;
            }

            if (Commands.Has(args))
            {
                await Commands.RunAsync(args, CancellationToken.None);
                return 0;
            }

            await using var app = Build(args);
            await app.StartAsync();
            await app.WaitForShutdownAsync();
            return ExitCode(app);
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return Refused;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString());
            return Failed;
        }
    }

    /// <summary>One line a room.</summary>
    private static void AddRooms(WebApplicationBuilder builder)
    {
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddMail(builder.Configuration);
        builder.Services.AddOperations();
        builder.Services.AddPages();
        builder.Services.AddSingleton<RecogniseFailure>(Recognise);
        builder.Services.AddObservation(builder.Configuration, builder.Environment.IsDevelopment());
    }

    private static KnownFailure? Recognise(Exception e) => e is NewerRowException
        ? new(StatusCodes.Status503ServiceUnavailable, "newer-version", "A newer version of this site, which is being put in place, has changed this. Nothing was changed now; try again in a minute.")
        : null;

    private static int ExitCode(WebApplication app)
    {
        if (app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(s => s.ExecuteTask is { IsFaulted: true }))
            return Failed;
        return app.Services.GetRequiredService<FunctionsHost>().IsCaller ? StartMeAgain : 0;
    }

    /// <summary>What the one who started it can mend is said in a sentence; anything else is ours, with its trace.</summary>
    private static string? Sentence(Exception e) => e switch
    {
        StartRefusedException or OptionsValidationException or WrongCallsException or NewerRowException => e.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => $"{e.Message} Choose another port with PORT=….",
        AggregateException { InnerException: RequestFailedException inner } => $"The storage account cannot be reached: {inner.Message.Split('\n')[0]}",
        // Its message holds the whole answer of the service.
        RequestFailedException refused => $"The storage account refuses: {refused.Status} {refused.ErrorCode}.",
        _ => null,
    };
}
