namespace Submissions.Functions.AzureTables;

/// <summary>A row, or a transaction, has more bytes than the service takes: nothing was sent.</summary>
internal sealed class TooLargeException(string message) : ArgumentException(message);
