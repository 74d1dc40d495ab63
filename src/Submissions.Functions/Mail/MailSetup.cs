using Microsoft.Extensions.Options;

namespace Submissions.Functions.Mail;

internal static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, ValidateMailOptions>();
        services.AddSingleton<IValidateOptions<MailOptions>, ValidateMailDelivery>();
        services.AddSingleton<LetterWriter>();
        services.AddSingleton<LocalOutbox>();
        services.AddSingleton(Mailer);
        services.AddSingleton<EventSignature>();
        return services;
    }

    private static IMailer Mailer(IServiceProvider services)
    {
        if (services.GetRequiredService<IOptions<MailOptions>>().Value.Way == MailDelivery.Local)
            return services.GetRequiredService<LocalOutbox>();
        var pipeline = SendGridPipeline.Build(services.GetRequiredService<TimeProvider>());
        return ActivatorUtilities.CreateInstance<SendGridMailer>(services, Client(), pipeline);
    }

    /// <summary>One client for the app's life; its connections are renewed, so that it follows the name when it moves.</summary>
    private static HttpClient Client() => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
    })
    {
        // The pipeline gives up earlier; this only keeps the two from competing.
        Timeout = MailOptions.LongestSend,
        MaxResponseContentBufferSize = 64 * 1024,
    };
}
