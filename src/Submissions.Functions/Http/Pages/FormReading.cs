using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Submissions.Domain.Proposals;
using Submissions.Functions.Http.Pages.Forms;

namespace Submissions.Functions.Http.Pages;

/// <summary>Reads a posted form, or says why it cannot be read.</summary>
internal static class FormReading
{
    /// <summary>Above any form of ours: 60 rows in each group fill about 1,300 fields.</summary>
    private static readonly FormOptions Limits = new() { ValueCountLimit = 3_000, KeyLengthLimit = 200, ValueLengthLimit = 2 * 1024 * 1024 };

    /// <summary>What a form carries so that it is done once, however often it is sent.</summary>
    public static RequestKey? Once(this PostedFields fields) => RequestKey.TryParse(fields.Line("once"), out var key) ? key : null;

    public static string NewOnce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The fields, or an answer that says why not.</summary>
    public static async Task<(PostedFields? Fields, IResult? Refusal)> ReadFieldsAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return (null, Answers.Problem(StatusCodes.Status415UnsupportedMediaType, "This is not a form", "This address takes what its page sends. Open the page and send its form."));
        try
        {
            var form = await request.ReadFormAsync(Limits, cancellationToken);
            return (new PostedFields(form.Select(field => KeyValuePair.Create(field.Key, Typed(field.Value)))), null);
        }
        // The last is a charset that nobody may use any more, such as UTF-7.
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            return (null, Unreadable());
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, Unreadable());
        }
    }

    private static string[] Typed(Microsoft.Extensions.Primitives.StringValues values) =>
        values.Count == 0 ? [""] : [.. values.Select(value => value ?? "")];

    private static IResult Unreadable() => Answers.Problem(
        StatusCodes.Status400BadRequest, "The form could not be read",
        "It has more fields than a form of ours, or it did not arrive whole. Go back: your browser has kept what you typed. Then send it again.");
}
