using Submissions.Package;

if (args is not [var folder, var file])
{
    await Console.Error.WriteLineAsync("Usage: Submissions.Package FOLDER FILE");
    return 2;
}

try
{
    var package = AzurePackage.Write(folder, file);
    Console.WriteLine($"{file}: {package.Entries} files, {package.Bytes / 1048576.0:F1} MiB\nSHA-256 {package.Sha256}");
    return 0;
}
catch (InvalidDataException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
