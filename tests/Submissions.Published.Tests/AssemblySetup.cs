using System.Runtime.Versioning;
using Submissions.Published.Tests;
using Submissions.Testing;

// The published folder is a Linux one, as Azure's instances are.
[assembly: SupportedOSPlatform("linux")]

[assembly: AssemblyFixture(typeof(Azurite))]
[assembly: AssemblyFixture(typeof(PublishedFolder))]

// Each class starts processes of its own on a machine that may have two cores, and one of them measures nothing but order.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
