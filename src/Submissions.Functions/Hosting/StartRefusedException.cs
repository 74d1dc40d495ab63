namespace Submissions.Functions.Hosting;

/// <summary>The process must not start as it is configured; the message is one sentence for whoever started it.</summary>
internal sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
