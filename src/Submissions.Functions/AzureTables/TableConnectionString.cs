namespace Submissions.Functions.AzureTables;

/// <summary>The storage account's usual connection string, as far as tables and account keys go.</summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    private const string EmulatorAccount = "devstoreaccount1";

    // Published by Microsoft for every emulator; it protects nothing.
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">The text is not a connection string with an account key. The message does not repeat it.</exception>
    public static TableConnectionString Parse(string text)
    {
        var settings = Settings(text);
        if (string.Equals(settings.GetValueOrDefault("UseDevelopmentStorage"), "true", StringComparison.OrdinalIgnoreCase))
            return new(new Uri($"http://127.0.0.1:10002/{EmulatorAccount}"), new(EmulatorAccount, EmulatorKey));

        var account = Required(settings, "AccountName");
        return new(EndpointOf(settings, account), new(account, Required(settings, "AccountKey")));
    }

    private static Uri EndpointOf(Dictionary<string, string> settings, string account)
    {
        if (settings.TryGetValue("TableEndpoint", out var address))
            return Uri.TryCreate(address, UriKind.Absolute, out var endpoint) ? endpoint : throw Refused("TableEndpoint is not an absolute address");

        var scheme = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return Uri.TryCreate($"{scheme}://{account}.table.{suffix}", UriKind.Absolute, out var usual)
            ? usual
            : throw Refused("DefaultEndpointsProtocol, AccountName and EndpointSuffix make no address");
    }

    private static Dictionary<string, string> Settings(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw Refused("each part is Name=Value");
            if (!settings.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
                throw Refused($"{part[..equals]} stands there twice");
        }

        return settings;
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.TryGetValue(name, out var value) && value.Length > 0 ? value : throw Refused($"{name} is missing");

    private static FormatException Refused(string why) => new($"The storage connection string cannot be used: {why}.");
}
