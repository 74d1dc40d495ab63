using Microsoft.AspNetCore.Http.Features;

namespace Submissions.Functions.Hosting;

/// <summary>When a request came. Deadlines are judged by this, not by when its last byte was read or its turn came.</summary>
internal sealed record Arrival(DateTimeOffset At);

internal static class ArrivalStamp
{
    /// <summary>Must be the first middleware: it runs once the headers are in, before anything of the body is read.</summary>
    public static void UseArrivalStamp(this IApplicationBuilder app)
    {
        var clock = app.ApplicationServices.GetRequiredService<TimeProvider>();
        app.Use(next => context =>
        {
            context.Features.Set(new Arrival(clock.GetUtcNow()));
            return next(context);
        });
    }

    /// <summary>When this request came, in UTC.</summary>
    public static DateTimeOffset ArrivedAt(this HttpContext context) => context.Features.GetRequiredFeature<Arrival>().At;
}
