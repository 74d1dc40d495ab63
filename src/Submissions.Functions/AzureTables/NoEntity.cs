using Azure;

namespace Submissions.Functions.AzureTables;

internal sealed class NoEntity<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("There is no such row: look at HasValue first.");

    public override Response GetRawResponse() => response;
}
