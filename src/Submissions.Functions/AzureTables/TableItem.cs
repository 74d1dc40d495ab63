namespace Submissions.Functions.AzureTables;

internal sealed class TableItem(string name)
{
    public string Name { get; } = name;
}
