using System.Collections.Frozen;

namespace Submissions.Functions.Http.Api;

/// <summary>Every code a problem can carry, with its status. The domain's refusals are among them; a test holds them against this list.</summary>
internal static class ProblemCodes
{
    public const string NotFound = "not-found";
    public const string KeyMissing = "key-missing";
    public const string IdempotencyKey = "idempotency-key";
    public const string IfMatchMissing = "if-match-missing";
    public const string IfMatch = "if-match";
    public const string ChangedMeanwhile = "changed-meanwhile";
    public const string ContentType = "content-type";
    public const string JsonMalformed = "json-malformed";
    public const string JsonFields = "json-fields";
    public const string BodyTooLarge = "body-too-large";
    public const string PieceTooLarge = "piece-too-large";
    public const string Query = "query";
    public const string Email = "email";
    public const string Judgement = "judgement";
    public const string CallWrong = "call-wrong";
    public const string SignInMissing = "sign-in-missing";
    public const string RoleTooLow = "role-too-low";

    private static readonly FrozenDictionary<string, int> Statuses = new Dictionary<string, int>
    {
        [NotFound] = 404,
        [KeyMissing] = 401,
        [IdempotencyKey] = 400,
        [IfMatchMissing] = 428,
        [IfMatch] = 400,
        [ChangedMeanwhile] = 412,
        [ContentType] = 415,
        [JsonMalformed] = 400,
        [JsonFields] = 400,
        [BodyTooLarge] = 413,
        [PieceTooLarge] = 413,
        [Query] = 400,
        [Email] = 422,
        [Judgement] = 422,
        [CallWrong] = 422,
        [SignInMissing] = 401,
        [RoleTooLow] = 403,
        ["last-coordinator"] = 409,
        ["member-exists"] = 409,
        ["no-such-member"] = 404,
        ["list-full"] = 409,
        ["list-changed"] = 409,
        ["deadline-passed"] = 409,
        ["not-open-yet"] = 409,
        ["findings-block"] = 422,
        ["nothing-to-file"] = 409,
        ["already-withdrawn"] = 409,
        ["not-filed"] = 409,
        ["lead-has-filed"] = 409,
        ["busy"] = 409,
        ["idempotency-key-reused"] = 422,
        ["content-too-long"] = 413,
        ["too-many-rows"] = 422,
        ["too-many-links"] = 409,
        ["document-due-date-passed"] = 409,
        ["document-needed"] = 409,
        ["no-such-document"] = 404,
        ["too-many-documents"] = 409,
        ["document-kind"] = 422,
        ["document-judged"] = 409,
        ["document-is-here"] = 409,
        ["document-not-asked"] = 422,
        ["nothing-waived"] = 409,
        ["until-has-passed"] = 422,
        ["day-missing"] = 422,
        ["day-unreadable"] = 422,
        ["not-your-note"] = 409,
        ["no-such-note"] = 404,
        ["words-missing"] = 422,
        ["words-too-long"] = 422,
        ["assigned-already"] = 409,
        ["nothing-selected"] = 422,
        ["selection-changed"] = 409,
        ["view-unnamed"] = 422,
        ["too-many-views"] = 409,
        ["document-empty"] = 422,
        ["document-interrupted"] = 400,
        ["document-too-large"] = 413,
        ["document-type"] = 415,
        ["uploads-busy"] = 503,
        ["upload-finished"] = 409,
        ["upload-offset"] = 409,
        ["already-declined"] = 409,
        ["already-merged"] = 409,
        ["already-held"] = 409,
        ["already-accepted"] = 409,
        ["still-draft"] = 409,
        ["changes-already-requested"] = 409,
        ["nothing-requested"] = 409,
        ["nothing-asked"] = 422,
        ["unknown-field"] = 422,
        ["due-too-early"] = 422,
        ["answer-due-passed"] = 409,
        ["no-such-question"] = 404,
        ["already-answered"] = 409,
        ["too-many-questions"] = 409,
        ["not-later"] = 422,
        ["already-decided"] = 409,
        ["nothing-to-correct"] = 409,
        ["already-on-waiting-list"] = 409,
        ["not-on-waiting-list"] = 409,
        ["place-only-for-accepted"] = 422,
        ["unknown-place"] = 422,
        ["place-taken"] = 409,
        ["lead-has-filed-since"] = 409,
        ["already-prepared"] = 409,
        ["nothing-decided"] = 422,
        ["too-many-at-once"] = 422,
        ["nothing-prepared"] = 409,
        ["prepared-anew"] = 409,
        ["merge-pending"] = 409,
        ["not-accepted"] = 409,
        ["already-confirmed"] = 409,
        ["confirm-by-passed"] = 409,
        ["not-confirmed"] = 409,
        ["not-unconfirmed"] = 409,
        ["not-yet-held"] = 409,
        ["merge-with-itself"] = 422,
        ["no-such-reference"] = 422,
        ["already-merging"] = 409,
        ["not-mergeable"] = 409,
        ["no-merge"] = 409,
        ["merge-over"] = 409,
        ["merge-already-agreed"] = 409,
    }.ToFrozenDictionary();

    public static IEnumerable<string> All => Statuses.Keys;

    public static int Status(string code) => Statuses[code];
}
