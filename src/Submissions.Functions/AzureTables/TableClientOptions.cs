using Azure.Core;

namespace Submissions.Functions.AzureTables;

/// <summary>Azure.Core's options: retries, transport, diagnostics.</summary>
internal sealed class TableClientOptions : ClientOptions;
