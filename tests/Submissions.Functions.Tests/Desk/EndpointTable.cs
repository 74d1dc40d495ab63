using Submissions.Domain.Desk;

namespace Submissions.Functions.Tests.Desk;

/// <summary>
/// Who may reach each function, and what it answers to whom it lets in. A new function is a line here; without one a test fails. Bodies are
/// form fields (<c>a=b&amp;c=d</c>), or JSON under /api.
/// </summary>
internal static class EndpointTable
{
    public static IReadOnlyDictionary<string, Expected> Lines { get; } = new Dictionary<string, Expected>
    {
        // Everyone: what it answers does not depend on who asks.
        ["PageHome"] = Anyone(200),
        ["PageCall"] = Anyone(200),
        ["PageCallStart"] = Anyone(303),
        ["PageLink"] = Anyone(200),
        ["PageAsset"] = Anyone(200),
        ["PageReceipt"] = Anyone(200),
        ["PageReceiptFind"] = Anyone(200),
        ["PageProposalByLink"] = Anyone(303),
        // The key stands in the address; there is no such reader.
        ["PageReminders"] = Anyone(404),
        ["PageRemindersStop"] = Anyone(404),
        ["PageSignIn"] = Anyone(200),
        ["PageSignInAsk"] = Anyone(303, "email=ana@example.org"),
        ["PageSignInLink"] = Anyone(404),
        ["PageSignInUse"] = Anyone(404),
        ["PageSignOut"] = Anyone(303),
        ["PageLaptopSignIn"] = Anyone(303, "role=reader"),
        ["PageTelemetry"] = Anyone(200),
        ["PageMail"] = Anyone(200),
        ["PageMailLetter"] = Anyone(404),
        ["PageMailLetterHtml"] = Anyone(404),
        // There is no key to know SendGrid by.
        ["DeliveryEvents"] = Anyone(404, "[]"),
        ["Health"] = Anyone(200),
        ["HealthReady"] = Anyone(200),
        ["ApiCalls"] = Anyone(200),
        ["ApiCall"] = Anyone(200),
        ["ApiStartProposal"] = Anyone(201, "{}"),
        ["ApiReceipt"] = Anyone(200),
        ["ApiDescription"] = Anyone(200),

        // Who holds the proposal's link.
        ["PageProposal"] = Holder(200),
        ["PageSendLink"] = Holder(303, "email=ana@example.org"),
        ["PageWithdraw"] = Holder(200),
        ["PageWithdrawNow"] = Holder(303),
        ["PageCheck"] = Holder(200),
        ["PageSubmit"] = Holder(303),
        ["PageFiled"] = Holder(200),
        ["PageFiledContent"] = Holder(200),
        ["PageWrite"] = Holder(200),
        ["PageWriteSave"] = Holder(409),
        ["PageWriteSaveTyping"] = Holder(409),
        ["PageFit"] = Holder(200),
        ["PageDocuments"] = Holder(200),
        ["PageDocumentReceive"] = Holder(400),
        ["PageDocumentRemove"] = Holder(422),
        ["PageDocumentRead"] = Holder(200),
        ["PageUploadBegin"] = Holder(422),
        ["PageUploadArrived"] = Holder(404),
        ["PageUploadAppend"] = Holder(404),
        ["PageUploadFinish"] = Holder(404),
        ["ApiProposal"] = Holder(200),
        ["ApiSaveProposal"] = Holder(412, "{}"),
        ["ApiFindings"] = Holder(200),
        ["ApiReceiveDocument"] = Holder(422, "", "kind=other&name=a.pdf"),
        ["ApiDocument"] = Holder(200),
        ["ApiRemoveDocument"] = Holder(409),
        ["ApiSubmitProposal"] = Holder(200),
        ["ApiWithdrawProposal"] = Holder(200),
        ["ApiFiledContent"] = Holder(200),
        ["ApiBeginUpload"] = Holder(201, """{"kind":"other","name":"a.pdf","bytes":10}"""),
        ["ApiUpload"] = Holder(404),
        ["ApiAppendToUpload"] = Holder(404, "", "offset=0"),
        ["ApiFinishUpload"] = Holder(404, """{"kind":"other","name":"a.pdf","bytes":10}"""),
        ["ApiSendLink"] = Holder(202, """{"email":"ana@example.org"}"""),

        ["ApiAnswer"] = Holder(409, "{}"),
        ["ApiConfirm"] = Holder(409),
        ["ApiDecline"] = Holder(409, "{}"),
        ["ApiMerge"] = Holder(404),
        ["ApiMergeAgree"] = Holder(409),
        ["ApiMergeDecline"] = Holder(409, "{}"),
        ["PageAnswer"] = Holder(422),
        ["PageAcceptance"] = Holder(303),
        ["PageConfirm"] = Holder(409),
        ["PageDecline"] = Holder(409),
        ["PageMerge"] = Holder(303),
        ["PageMergeAgree"] = Holder(409),
        ["PageMergeDecline"] = Holder(409),

        // The desk: read.
        ["ApiDecisions"] = Reader(200),
        ["ApiCirculars"] = Reader(200),
        ["ApiCircular"] = Reader(404),
        ["PageCirculars"] = Reader(200),
        ["PageCircular"] = Reader(404),
        ["PageCircularLetter"] = Reader(404),
        ["PageCircularLetterHtml"] = Reader(404),
        ["ApiBatch"] = Reader(404),
        ["PageDecisions"] = Reader(200),
        ["PageCalendar"] = Reader(200),
        ["ApiReviewReminders"] = Reader(200),
        ["PageDecisionsLetter"] = Reader(404),
        ["PageDecisionsLetterHtml"] = Reader(404),
        ["PageDecisionsBatch"] = Reader(404),
        ["ApiDrafts"] = Reader(200),
        ["PageDrafts"] = Reader(200),
        ["PageDraftFind"] = Reader(303),
        ["PageDraftExtend"] = Coordinator(422),
        ["PageDesk"] = Reader(200),
        ["PageDeskDigest"] = Reader(303, "every=weekly"),
        ["PageDeskSessionEnd"] = Reader(303),
        ["PageDeskSessionsEnd"] = Reader(303),
        ["ApiOutbox"] = Reader(200),
        ["PageOutbox"] = Reader(200),
        ["PageOutboxLetter"] = Reader(404),
        ["PageBrake"] = Reader(200),
        ["ApiBrake"] = Reader(200),
        ["PageQueue"] = Reader(200),
        ["PageQueueViewSave"] = Reader(422),
        ["PageQueueLooked"] = Reader(303),
        ["PageQueueSelection"] = Reader(200),
        ["PageQueueExport"] = Reader(200, null, "format=csv"),
        ["PageQueueExportSelected"] = Reader(409),
        ["PageQueueProposal"] = Reader(200),
        ["PageQueueProposalExport"] = Reader(200, null, "format=csv"),
        ["PageQueueDocument"] = Reader(200),
        ["PageQueueLetter"] = Reader(404),
        ["ApiReviewExport"] = Reader(200, null, "format=csv"),
        ["ApiReviewQueue"] = Reader(200),
        ["ApiReviewProposal"] = Reader(200),
        ["ApiReviewDocument"] = Reader(200),
        ["ApiDifferences"] = Reader(400),
        ["PageCallFile"] = Reader(200),
        ["ApiCallFile"] = Reader(200),
        ["PageWordingFile"] = Reader(200),
        ["ApiWording"] = Reader(200),

        // The desk: review.
        ["ApiAskChanges"] = Reviewer(412, "{}"),
        ["ApiAskChangesWithdraw"] = Reviewer(412),
        ["ApiAskDocument"] = Reviewer(422, "{}"),
        ["ApiAskDocumentWithdraw"] = Reviewer(412),
        ["ApiAskQuestionWithdraw"] = Reviewer(412),
        ["PageAskDocumentWithdraw"] = Reviewer(409),
        ["PageAskQuestionWithdraw"] = Reviewer(409),
        ["ApiAskQuestion"] = Reviewer(412, "{}"),
        ["ApiDecide"] = Reviewer(422, "{}"),
        ["ApiDecideUndo"] = Reviewer(412),
        ["ApiDecideHeld"] = Reviewer(412),
        ["PageAskChanges"] = Reviewer(409),
        ["PageAskChangesWithdraw"] = Reviewer(409),
        ["PageAskDocument"] = Reviewer(422),
        ["PageAskQuestion"] = Reviewer(409),
        ["PageAskRead"] = Reviewer(303),
        ["PageDecide"] = Reviewer(422),
        ["PageDecideUndo"] = Reviewer(409),
        ["PageDecideHeld"] = Reviewer(409),
        ["PageQueueSelectionPlaces"] = Reviewer(409),
        ["ApiCircularPreview"] = Reviewer(422, "{}"),
        ["ApiCircularPrepare"] = Reviewer(422, "{}"),
        ["ApiCircularUndo"] = Reviewer(404),
        ["PageCircularWrite"] = Reviewer(409),
        ["PageCircularPrepare"] = Reviewer(409),
        ["PageCircularUndo"] = Reviewer(404),
        ["ApiLetterAgain"] = Reviewer(404),
        ["ApiLetterStop"] = Reviewer(404),
        ["PageOutboxAgain"] = Reviewer(404),
        ["PageOutboxStop"] = Reviewer(404),
        ["PageQueueSelectionDecide"] = Reviewer(409),
        ["PageProposalAssign"] = Reviewer(409),
        ["PageDocumentJudge"] = Reviewer(409, "verdict=accepted"),
        ["PageDocumentWaive"] = Reviewer(409),
        ["PageWaiverRemove"] = Reviewer(409),
        ["PageNoteAdd"] = Reviewer(422),
        ["PageNoteStrike"] = Reviewer(422),
        ["ApiJudgeDocument"] = Reviewer(422, "{}"),
        ["ApiWaiveDocument"] = Reviewer(412, "{}"),
        ["ApiTakeBackWaiver"] = Reviewer(412),
        ["ApiAssign"] = Reviewer(412, "{}"),
        ["ApiAddNote"] = Reviewer(422, "{}"),
        ["ApiStrikeNote"] = Reviewer(404),

        // The desk: coordinate.
        ["ApiAcceptanceEnd"] = Coordinator(412, "{}"),
        ["PageAcceptanceEnd"] = Coordinator(409),
        ["ApiExtend"] = Coordinator(422, "{}"),
        ["ApiDecideRelease"] = Coordinator(412, "{}"),
        ["ApiDecidePromote"] = Coordinator(412, "{}"),
        ["ApiDecidePlace"] = Coordinator(412, "{}"),
        ["ApiDecideMerge"] = Coordinator(422, "{}"),
        ["ApiDecideMergeCallOff"] = Coordinator(412),
        ["ApiRelease"] = Coordinator(422, "{}"),
        ["ApiCircularRelease"] = Coordinator(404, "{}"),
        ["PageCircularRelease"] = Coordinator(404),
        ["PageExtend"] = Coordinator(422),
        ["PageDecideRelease"] = Coordinator(409),
        ["PageDecidePromote"] = Coordinator(409),
        ["PageDecidePlace"] = Coordinator(409),
        ["PageDecideMerge"] = Coordinator(422),
        ["PageDecideMergeCallOff"] = Coordinator(409),
        ["PageDecisionsRelease"] = Coordinator(422),
        ["PageCallDesk"] = Coordinator(200),
        ["ApiRetention"] = Coordinator(200),
        ["PageRetention"] = Coordinator(200),
        ["PagePerson"] = Coordinator(200),
        ["PagePersonDo"] = Coordinator(422),
        ["PageRetentionReport"] = Coordinator(200),
        ["PageCallEdit"] = Coordinator(200),
        ["PageCallLook"] = Coordinator(422),
        ["PageWording"] = Coordinator(200),
        ["PageWordingBringIn"] = Coordinator(422),
        ["PageWordingPart"] = Coordinator(200),
        ["PageWordingPartDo"] = Coordinator(422),
        ["ApiReplaceWording"] = Coordinator(422, """{"accepted":{}, "nothing":{"subject":{"en":"x"}}}"""),
        ["PageCallSave"] = Coordinator(404),
        ["PageCallVersion"] = Coordinator(200),
        ["PageCallVersionBack"] = Coordinator(200),
        ["PageCallExtend"] = Coordinator(200),
        ["PageCallExtendLook"] = Coordinator(422),
        ["ApiReplaceCallFile"] = Coordinator(422, "{}"),
        ["ApiPreviewCallFile"] = Coordinator(422, "{}"),
        ["PageBrakeStop"] = Coordinator(422),
        ["PageBrakeGo"] = Coordinator(303),
        ["PageBrakeLimit"] = Coordinator(303, "limit=configured"),
        ["ApiBrakeStop"] = Coordinator(422, "{}"),
        ["ApiBrakeGo"] = Coordinator(200),
        ["ApiBrakeLimit"] = Coordinator(200, """{"perHour":null}"""),
        ["PagePeople"] = Coordinator(200),
        ["PagePersonAdd"] = Coordinator(422),
        ["PagePersonChange"] = Coordinator(422),
        ["PagePersonRemove"] = Coordinator(303),
        ["PageAudit"] = Coordinator(200),
        ["PageAuditExport"] = Coordinator(200),
    };

    private static Expected Anyone(int status, string? body = null, string? query = null) => new(true, false, null, status, body, query);

    private static Expected Holder(int status, string? body = null, string? query = null) => new(false, true, null, status, body, query);

    private static Expected Reader(int status, string? body = null, string? query = null) => new(false, false, DeskRole.Reader, status, body, query);

    private static Expected Reviewer(int status, string? body = null, string? query = null) => new(false, false, DeskRole.Reviewer, status, body, query);

    private static Expected Coordinator(int status, string? body = null, string? query = null) => new(false, false, DeskRole.Coordinator, status, body, query);
}

/// <param name="Role">The least role that is let in; null where it is no member's.</param>
/// <param name="Status">The answer to whom it lets in.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Query">What stands behind the question mark.</param>
internal sealed record Expected(bool ForAnyone, bool ForHolder, DeskRole? Role, int Status, string? Body, string? Query)
{
    public int For(Caller caller, bool api, bool get)
    {
        if (ForAnyone || (ForHolder && caller == Caller.OrganiserOfThis) || caller.Role() >= Role)
            return Status;
        if (ForHolder)
            return api && caller == Caller.Nobody ? 401 : 404;
        return caller.Role() is not null ? 403 : api || !get ? 401 : 303;
    }
}

internal enum Caller
{
    Nobody,
    OrganiserOfThis,
    OrganiserOfAnother,
    Reader,
    Reviewer,
    Coordinator,
    Expired,
    Revoked,
}

internal static class Callers
{
    public static DeskRole? Role(this Caller caller) => caller switch
    {
        Caller.Reader => DeskRole.Reader,
        Caller.Reviewer => DeskRole.Reviewer,
        Caller.Coordinator => DeskRole.Coordinator,
        _ => null,
    };
}
