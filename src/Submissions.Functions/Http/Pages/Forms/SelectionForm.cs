using Submissions.Domain.Calls;
using Submissions.Domain.Review;
using Submissions.Functions.Operations;

namespace Submissions.Functions.Http.Pages.Forms;

/// <summary>
/// Reads the selection that <c>Views/Queue/SelectionFields</c> and the queue's own ticks write: <c>id</c> for each ticked
/// proposal, or <c>all</c> for what the filter in <c>list</c> means. A filter that is not understood means nobody.
/// </summary>
internal static class SelectionForm
{
    public const string Id = "id";
    public const string All = "all";
    public const string List = "list";
    public const string Seal = "seal";

    public static CarriedSelection Selection(this PostedFields fields, CallId call)
    {
        var query = QueueAddress.Parse(fields.Line(List), out var unknown);
        Selection selection = fields.Ticked(All) && unknown.Count == 0
            ? new Selection.Matching(query.Filter)
            : Domain.Review.Selection.Ticked.Read(fields.Every(Id), call);
        return new CarriedSelection(selection, query.Sort, fields.Line(Seal));
    }
}
