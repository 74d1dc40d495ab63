namespace Submissions.Domain.Desk;

/// <summary>How often letters to sign in may be asked for. A window that slides: nobody is locked out for good.</summary>
public static class AttemptLimits
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Letters to one address. They go to its owner, and each of them works.</summary>
    public const int PerAddress = 5;

    /// <summary>Letters asked for from one place: a whole unit behind one router signs in on a Monday morning.</summary>
    public const int PerSource = 30;
}
