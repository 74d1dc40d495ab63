using System.Globalization;
using Submissions.Domain.Calls;
using Submissions.Domain.Checks;
using Submissions.Domain.Circulars;
using Submissions.Domain.Desk;
using Submissions.Domain.Proposals;
using Submissions.Domain.Review;
using Submissions.Functions.Storage;

namespace Submissions.Functions.Operations;

/// <summary>A letter to many as somebody writes it.</summary>
/// <param name="Everyone">Where nothing narrows the selection: the number that was typed beside the tick that says that everyone is meant.</param>
internal sealed record WantedCircular(CarriedSelection Carried, int? Everyone, IReadOnlyList<CircularText> Texts);

/// <summary>Whom it would go to, and what is wrong with its texts.</summary>
/// <param name="No">Why the selection may not be written to; null when it may.</param>
internal sealed record CircularView(SelectionView Selection, IReadOnlyList<CircularReading> Readings, IReadOnlyList<Finding> Wrong, Refusal? No)
{
    /// <summary>Languages in which somebody is written to, the call's first before the others.</summary>
    public IReadOnlyList<string> Languages => LanguagesOf(Selection.AtHand.Call, Readings);

    public static IReadOnlyList<string> LanguagesOf(Call call, IReadOnlyList<CircularReading> readings) =>
        [.. call.Languages.Where(language => readings.Any(reading => reading.Language == language && reading.To.Count > 0))];
}

/// <summary>Shows whom a letter to many would go to, and prepares it: nothing goes out before its release.</summary>
internal sealed class PrepareCircular(SelectProposals select, ReadReaders readers, CircularStore circulars)
{
    /// <summary>Changes nothing.</summary>
    public async Task<CircularView?> LookAsync(CallId call, WantedCircular wanted, Member member, Uri site, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await select.RunAsync(call, wanted.Carried, member, now, cancellationToken) is not { } view)
            return null;
        var no = Refuses(view.Selected, wanted);
        var readings = no is null ? await readers.OfAsync(view.AtHand.Call, view.Selected.Entries, cancellationToken) : [];
        return new CircularView(view, readings, CircularTexts.Check(wanted.Texts, CircularView.LanguagesOf(view.AtHand.Call, readings), view.AtHand.Call.Languages, site), no);
    }

    /// <summary>Prepares it, once for each request.</summary>
    public async Task<Outcome<Circular>> RunAsync(
        CallId callId, WantedCircular wanted, RequestKey request, Member member, Uri site, Act act, CancellationToken cancellationToken)
    {
        var id = IdOf(callId, request);
        if (await circulars.FindAsync(callId, id, cancellationToken) is { Value: var before })
            return Same(before, wanted) ? new Outcome<Circular>.Done(before) : Outcome<Circular>.No(RequestAnswer.KeyReused);
        var confirmed = await select.ConfirmedAsync(callId, wanted.Carried, member, act.At, cancellationToken);
        if (confirmed is Outcome<SelectionView>.NotFound)
            return new Outcome<Circular>.NotFound();
        if (confirmed is not Outcome<SelectionView>.Done { Value: var view })
        {
            var refused = (Outcome<SelectionView>.Refused)confirmed;
            return new Outcome<Circular>.Refused(refused.Refusal, refused.Findings);
        }

        if (Refuses(view.Selected, wanted) is { } no)
            return Outcome<Circular>.No(no);
        var readings = await readers.OfAsync(view.AtHand.Call, view.Selected.Entries, cancellationToken);
        IReadOnlyList<CircularItem> items = [.. readings.Where(reading => reading.To.Count > 0).Select(CircularItem.Of)];
        if (items.Count == 0)
            return Outcome<Circular>.No(CircularRefusals.Nobody);
        if (CircularTexts.Check(wanted.Texts, CircularView.LanguagesOf(view.AtHand.Call, readings), view.AtHand.Call.Languages, site) is { Count: > 0 } wrong)
            return new Outcome<Circular>.Refused(CircularRefusals.TextsWrong, wrong);
        var circular = new Circular(
            id, callId, act, wanted.Carried.Selection is Selection.Matching matching ? matching.Filter.Query : null, view.Selected.Seal, wanted.Texts,
            items.Count, items.Sum(item => item.To.Count))
        {
            LeftOut = [.. readings.Where(reading => reading.No is not null).Select(reading => new CircularLeftOut(reading.Proposal, reading.Reference, reading.No!.Words))],
        };
        var audit = NewAudit.Of(act, AuditKinds.CircularPrepared, callId.Value, Words(circular.Subject, circular.Proposals, circular.Letters));
        if (await circulars.AddAsync(circular, items, audit, cancellationToken))
            return new Outcome<Circular>.Done(circular);
        var stored = (await circulars.FindAsync(callId, id, cancellationToken))!.Value;
        return Same(stored, wanted) ? new Outcome<Circular>.Done(stored) : Outcome<Circular>.No(RequestAnswer.KeyReused);
    }

    /// <summary>The id of the letter that a request prepares.</summary>
    public static string IdOf(CallId call, RequestKey request) => RunBatches.IdOf(call, BatchKind.Write, request);

    /// <summary>As the audit tells it.</summary>
    public static string Words(string subject, int proposals, int letters) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{subject}\", {letters} letters to {proposals} proposals");

    private static Refusal? Refuses(Selected selected, WantedCircular wanted) => selected.Count switch
    {
        0 => Refusal.NothingSelected,
        > Circular.Most => Refusal.TooManyAtOnce,
        var count => CircularRefusals.RefusesEveryone(selected.Selection.IsEveryone, count, wanted.Everyone),
    };

    /// <summary>Whether what is wanted is what was prepared: a form that was changed and sent with its old key must not pass for done.</summary>
    private static bool Same(Circular circular, WantedCircular wanted)
    {
        var seal = wanted.Carried.Selection is Selection.Ticked ticked ? Selected.SealOf(ticked.Ids) : wanted.Carried.Seal;
        return circular.Texts.SequenceEqual(wanted.Texts) && circular.Seal == seal && wanted.Carried.Selection is not Selection.Ticked { Others.Count: > 0 };
    }
}
