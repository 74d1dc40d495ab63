namespace Submissions.Functions.Mail;

/// <summary>How handing a letter over ended. Reasons are short and hold no personal data.</summary>
internal abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>It is on its way.</summary>
    public sealed record Accepted : Delivery;

    /// <summary>Nothing happened; the letter may be tried again later.</summary>
    public sealed record Failed(string Reason) : Delivery;

    /// <summary>This letter will not be taken, however often it is tried.</summary>
    public sealed record Refused(string Reason) : Delivery;

    /// <summary>No letter is taken at the moment; it is no fault of this one.</summary>
    /// <param name="Reason">Why not.</param>
    /// <param name="Pause">How long to wait.</param>
    public sealed record Busy(string Reason, TimeSpan Pause) : Delivery;

    /// <summary>It may be on its way or not: nobody has said.</summary>
    public sealed record InDoubt(string Reason) : Delivery;
}
