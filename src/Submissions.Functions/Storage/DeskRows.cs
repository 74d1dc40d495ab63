using System.Globalization;
using System.Text.Json;
using Submissions.Domain;
using Submissions.Domain.Desk;
using Submissions.Functions.AzureTables;

namespace Submissions.Functions.Storage;

/// <summary>What the support unit's partition holds, as rows and back.</summary>
internal static class DeskRows
{
    /// <summary>So that a late click is told what happened.</summary>
    private static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(1);

    public static TableEntity New(string rowKey) => RowFormat.New(RowKeys.DeskPartition, rowKey);

    /// <summary>Says when the row may be swept.</summary>
    public static TableEntity Until(this TableEntity row, DateTimeOffset at)
    {
        row["RemoveAt"] = at;
        return row;
    }

    public static TableEntity Row(MemberList list)
    {
        var row = New(RowKeys.Members);
        row["Version"] = list.Version;
        row.SetLong("Members", JsonSerializer.Serialize(list.Members.Select(MemberRow.Of)));
        return row;
    }

    public static MemberList List(TableEntity row) => new(
        row.GetInt32("Version") ?? 0,
        [.. (JsonSerializer.Deserialize<IReadOnlyList<MemberRow>>(row.Known().GetLong("Members")) ?? []).Select(member => member.Read())]);

    public static TableEntity Row(Session session)
    {
        var row = New(RowKeys.Session(session.Hash));
        row["Email"] = session.Email.Value;
        row["Since"] = Text(session.Since);
        row["StartedAt"] = session.StartedAt;
        row["SeenAt"] = session.SeenAt;
        row["From"] = session.From;
        row["Device"] = session.Device;
        return row.Until(session.EndsAt);
    }

    public static Session Session(TableEntity row) => new(
        row.Known().RowKey[RowKeys.SessionPrefix.Length..], EmailAddress.Parse(row.GetString("Email")!), Instant(row.GetString("Since")!),
        row.GetDateTimeOffset("StartedAt") ?? default, row.GetDateTimeOffset("SeenAt") ?? default, row.GetString("From"), row.GetString("Device"));

    public static TableEntity Row(SignInLink link)
    {
        var row = New(RowKeys.SignIn(link.Hash));
        row["Email"] = link.Email.Value;
        row["To"] = link.To;
        row["AskedAt"] = link.AskedAt;
        row["Session"] = link.Session;
        return row.Until(link.Ends + KeptAfterwards);
    }

    public static SignInLink Link(TableEntity row) => new(
        row.Known().RowKey[RowKeys.SignInPrefix.Length..], EmailAddress.Parse(row.GetString("Email")!), row.GetString("To") ?? "/desk",
        row.GetDateTimeOffset("AskedAt") ?? default, row.GetString("Session"));

    /// <summary>As text: it may be the epoch, and is compared to the tick.</summary>
    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    /// <summary>A member as the list's row has it.</summary>
    private sealed record MemberRow(string Email, string Name, string Role, string Language, string Since)
    {
        public static MemberRow Of(Member member) => new(member.Email.Value, member.Name, member.Role.Slug(), member.Language, Text(member.Since));

        public Member Read() => new(
            EmailAddress.Parse(Email), Name, DeskRoles.TryParse(Role, out var role) ? role : DeskRole.Reader, Language, Instant(Since));
    }
}
