namespace Submissions.Functions.Hosting;

/// <summary>What an exception of another room means to a caller, where it is not simply a fault of ours.</summary>
internal sealed record KnownFailure(int Status, string Code, string Detail);

/// <summary>The app registers one for each exception that this room cannot know.</summary>
/// <returns>Null where it is another exception.</returns>
internal delegate KnownFailure? RecogniseFailure(Exception exception);
