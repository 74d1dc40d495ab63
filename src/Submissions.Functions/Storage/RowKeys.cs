using System.Globalization;
using Submissions.Domain;
using Submissions.Domain.Calls;
using Submissions.Domain.Letters;
using Submissions.Domain.Proposals;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>
/// The keys of the one table. The partition is the call's id; the prefixes make every list one range query. Partitions
/// that begin with <c>~</c> belong to no call: no call's id can begin so.
/// </summary>
internal static class RowKeys
{
    /// <summary>The partition of the calls themselves: one row a call.</summary>
    public const string CallsPartition = "~calls";

    /// <summary>A version of a call's file, in the calls' partition: no call's id begins so, and every one stands before.</summary>
    public static string CallVersion(CallId call, int number) => $"{CallVersionPrefix(call)}{number:D6}";

    public static string CallVersionPrefix(CallId call) => $"{BeyondCalls}version|{call}|";

    /// <summary>Stands while the queue's entries of a call are to be brought in step with it.</summary>
    public static string Recheck(CallId call) => $"{RecheckPrefix}{call}";

    public const string RecheckPrefix = $"{BeyondCalls}recheck|";

    /// <summary>Stands while the writers of a call's drafts are to be told that its deadline was extended.</summary>
    public static string Extension(CallId call) => $"{ExtensionPrefix}{call}";

    public const string ExtensionPrefix = $"{BeyondCalls}extension|";

    /// <summary>Stands while a call is being restored from a backup.</summary>
    public static string Restore(CallId call) => $"{BeyondCalls}restore|{call}";

    public const string BeyondCalls = "~";

    /// <summary>The partition of what the system needs for itself.</summary>
    public const string SystemPartition = "~system";

    /// <summary>The partition of the support unit: members, sessions, links to sign in, the desk's letters and its audit.</summary>
    public const string DeskPartition = "~desk";

    public static string Proposal(ProposalId id) => $"{ProposalPrefix}{id}";

    public const string ProposalPrefix = "proposal|";

    public static string Version(ProposalId id, int version) => $"{VersionPrefix(id)}{version:D4}";

    public static string History(ProposalId id, int number) => $"history|{id}|{number:D6}";

    public static string HistoryPrefix(ProposalId id) => $"history|{id}|";

    public static string Note(ProposalId id, string note) => $"{NotePrefix(id)}{note}";

    public static string NotePrefix(ProposalId id) => $"{NotesPrefix}{id}|";

    public const string NotesPrefix = "note|";

    public static string VersionPrefix(ProposalId id) => $"{VersionsPrefix}{id}|";

    public const string VersionsPrefix = "version|";

    public static string Letter(LetterOwner owner, string letter) => $"{LetterPrefix(owner)}{letter}";

    public static string Upload(ProposalId id, string upload) => $"upload|{id}|{upload}";

    public static string LetterPrefix(LetterOwner owner) => $"{LettersPrefix}{owner}|";

    public const string LettersPrefix = "letter|";

    /// <summary>Where an owner's letters stand, with what makes them due.</summary>
    public static string Partition(LetterOwner owner) => owner.Proposal is { } proposal ? proposal.Call.Value : DeskPartition;

    /// <summary>Orders by instant; the rest says what is due.</summary>
    public static string Due(DateTimeOffset at, string what) => $"{DueUntil(at)}|{what}";

    /// <summary>The greatest key that is due at that instant stands below this one and a bar.</summary>
    public static string DueUntil(DateTimeOffset at) => $"due|{at.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}";

    /// <summary>The instant in a due row's key.</summary>
    public static DateTimeOffset DueAt(string rowKey) => DateTimeOffset.ParseExact(
        rowKey.AsSpan(DuePrefix.Length, "yyyyMMddHHmmssfff".Length), "yyyyMMddHHmmssfff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public const string DuePrefix = "due|";

    public const string OutboxPrefix = "outbox|";

    /// <summary>Orders by instant, apart from the letters, so that many files to sweep never stand before a letter.</summary>
    public static string Sweep(DateTimeOffset at, string what) => $"{SweepUntil(at)}|{what}";

    public static string SweepUntil(DateTimeOffset at) => $"{SweepPrefix}{at.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}";

    public const string SweepPrefix = "sweep|";

    /// <summary>A room in a slot, held by one accepted proposal.</summary>
    /// <param name="fullName"><c>{slot}/{room}</c>.</param>
    public static string Place(string fullName) => $"{PlacePrefix}{fullName.Replace('/', '|')}";

    public const string PlacePrefix = "place|";

    /// <summary>When silence ends a proposed merge.</summary>
    public static string Expiry(DateTimeOffset at, ProposalId id) => $"{ExpiryUntil(at)}|{id}";

    public static string ExpiryUntil(DateTimeOffset at) => $"{ExpiryPrefix}{at.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}";

    public const string ExpiryPrefix = "expiry|";

    /// <summary>When a proposal's organisers are owed a reminder next: one row a proposal.</summary>
    public static string Remind(DateTimeOffset at, ProposalId id) => $"{RemindUntil(at)}|{id}";

    public static string RemindUntil(DateTimeOffset at) => $"{RemindPrefix}{at.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}";

    public const string RemindPrefix = "remind|";

    /// <summary>A bulk act of the unit, with its list.</summary>
    public static string Batch(string id) => $"batch|{id}";

    /// <summary>Stands while a bulk act has something left to do.</summary>
    public static string OpenBatch(string id) => $"{OpenBatchPrefix}{id}";

    public const string OpenBatchPrefix = "batch-open|";

    /// <summary>A letter to many.</summary>
    public static string Circular(string id) => $"{CircularPrefix}{id}";

    public const string CircularPrefix = "circular|";

    /// <summary>Some of those whom it is for.</summary>
    public static string CircularPart(string id, int number) => $"{CircularParts(id)}{number:D4}";

    public static string CircularParts(string id) => $"circular-part|{id}|";

    /// <summary>A proposal's row in the queue: ordered by when it moved last, so that what is new is a range.</summary>
    public static string Moved(DateTimeOffset at, ProposalId id) => $"{MovedFrom(at)}|{id}";

    public static string MovedFrom(DateTimeOffset at) => $"{MovedPrefix}{at.UtcTicks:D19}";

    public const string MovedPrefix = "moved|";

    public static string Reference(Reference reference) => $"reference|{reference}";

    public static string Receipt(string code) => $"{ReceiptPrefix}{code}";

    public const string ReceiptPrefix = "receipt|";

    public static string Organisation(string key, int place) => $"{OrganisationPrefix(key)}{place:D3}";

    public static string OrganisationPrefix(string key) => $"organisation|{key}|";

    public static string Request(ProposalId id, RequestKey key) => $"request|{id}|{key.Hash}";

    /// <summary>What stays of a proposal that was erased, under a hash of its id.</summary>
    public static string Figures(string hash) => $"{FiguresPrefix}{hash}";

    public const string FiguresPrefix = "erased|";

    /// <summary>When a call's personal data was erased.</summary>
    public const string Erasure = "erasure";

    /// <summary>Stands while a person is being erased from a call, under hashes of who it is and of the names that were chosen.</summary>
    public static string PersonErasing(CallId call, EmailAddress person, string names) => $"{PersonErasingPrefix(call, person)}{names}";

    public static string PersonErasingPrefix(CallId call, EmailAddress person) => $"{PersonErasingPrefix(call)}{person.Hash}|";

    public static string PersonErasingPrefix(CallId call) => $"person-erasing|{call}|";

    public const string Members = "members";

    public const string SessionPrefix = "session|";

    public const string SignInPrefix = "sign-in|";

    public const string AttemptPrefix = "attempt|";

    /// <summary>That a member came in by the platform's sign-in on that day.</summary>
    public static string Platform(EmailAddress member, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{PlatformPrefix}{member.Hash}|{day:yyyyMMdd}");

    public const string PlatformPrefix = "platform|";

    public const string AuditPrefix = "audit|";

    /// <summary>A member's digest.</summary>
    public static string Digest(EmailAddress member) => $"digest|{member.Hash}";

    public static string Session(string hash) => $"{SessionPrefix}{hash}";

    public static string SignIn(string hash) => $"{SignInPrefix}{hash}";

    /// <summary>Newest first: the instant counted down; <paramref name="what"/> keeps two of one instant apart.</summary>
    public static string Audit(DateTimeOffset at, string what) => $"{AuditUntil(at)}|{what}";

    /// <summary>What was done to a call stands with the calls, beyond them.</summary>
    public static string CallAudit(DateTimeOffset at, string what) => $"{BeyondCalls}{Audit(at, what)}";

    public const string CallAuditPrefix = $"{BeyondCalls}{AuditPrefix}";

    /// <summary>Entries at or before that instant begin here.</summary>
    public static string AuditUntil(DateTimeOffset at) => $"{AuditPrefix}{DateTime.MaxValue.Ticks - at.UtcTicks:D19}";

    /// <summary>The filter for every row whose key begins with <paramref name="prefix"/>, which ends in a bar.</summary>
    public static string Prefixed(string partition, string prefix) => Range(partition, prefix, prefix[..^1] + "}");

    /// <summary>The filter for the keys from <paramref name="from"/> to below <paramref name="to"/>.</summary>
    public static string Range(string partition, string from, string to) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");
}
