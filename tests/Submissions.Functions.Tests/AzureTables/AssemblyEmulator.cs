using Submissions.Testing;

[assembly: AssemblyFixture(typeof(Azurite))]
