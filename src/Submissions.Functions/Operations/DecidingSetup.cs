namespace Submissions.Functions.Operations;

internal static class DecidingSetup
{
    /// <summary>Asking, deciding, merging and writing to many.</summary>
    public static IServiceCollection AddDeciding(this IServiceCollection services) => services
        .AddSingleton<LostMerge>()
        .AddSingleton<AskOrganisers>()
        .AddSingleton<AnswerUnit>()
        .AddSingleton<DecideProposal>()
        .AddSingleton<MergeProposals>()
        .AddSingleton<ReadMerge>()
        .AddSingleton<FindReference>()
        .AddSingleton<ExpireMerges>()
        .AddSingleton<ListPrepared>()
        .AddSingleton<PreviewDecision>()
        .AddSingleton<ReleaseDecisions>()
        .AddSingleton<PrepareDecisions>()
        .AddSingleton<RunBatches>()
        .AddSingleton<ReadReaders>()
        .AddSingleton<PrepareCircular>()
        .AddSingleton<ReleaseCircular>()
        .AddSingleton<SendCircular>()
        .AddSingleton<PreviewCircular>()
        .AddSingleton<OfferPlace>()
        .AddSingleton<PlanPlaces>()
        .AddSingleton<ReadBatch>();
}
