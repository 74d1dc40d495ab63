using Submissions.Domain.Desk;

namespace Submissions.Functions.Views.Desk;

/// <summary>Who looks at a page of the desk; its header says so.</summary>
/// <param name="OnLaptop">Whether anybody who reaches this address may sign in without a letter.</param>
public sealed record Visit(Member Member, bool OnLaptop);
