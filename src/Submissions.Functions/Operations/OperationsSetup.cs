using Microsoft.Extensions.Options;

namespace Submissions.Functions.Operations;

internal static class OperationsSetup
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<OpenProposal>()
        .AddSingleton<ChangeProposal>()
        .AddSingleton<FiledContent>()
        .AddSingleton<MoveProposal>()
        .AddDeciding()
        .AddSingleton<ReadCalls>()
        .AddSingleton<StartProposal>()
        .AddSingleton<SaveProposal>()
        .AddSingleton<CheckProposal>()
        .AddSingleton<ReadOverview>()
        .AddSingleton<SubmitProposal>()
        .AddSingleton<WithdrawProposal>()
        .AddSingleton<SendLink>()
        .AddSingleton<UploadGate>()
        .AddSingleton<DocumentIntake>()
        .AddSingleton<KeepDocument>()
        .AddSingleton<ReceiveDocument>()
        .AddSingleton<UploadInPieces>()
        .AddSingleton<RemoveDocument>()
        .AddSingleton<ReadDocument>()
        .AddSingleton<ReadFiledVersion>()
        .AddSingleton<ReadReceipt>()
        .AddSingleton<OpenQueue>()
        .AddSingleton<ListQueue>()
        .AddSingleton<ListDrafts>()
        .AddSingleton<ReadQueueNeighbours>()
        .AddSingleton<KeepViews>()
        .AddSingleton<SelectProposals>()
        .AddSingleton<ReadFiledProposals>()
        .AddSingleton<RecordExport>()
        .AddSingleton<ReadForReview>()
        .AddSingleton<JudgeDocument>()
        .AddSingleton<AssignProposal>()
        .AddSingleton<WriteNote>()
        .AddSingleton<ReadLetter>()
        .AddSingleton<EditCall>()
        .AddSingleton<PreviewCall>()
        .AddSingleton<ReadCallVersions>()
        .AddSingleton<RecheckProposals>()
        .AddSingleton<RemindOrganisers>()
        .AddSingleton<SilenceReminders>()
        .AddSingleton<ReadCalendar>()
        .AddSingleton<ReadLocalMail>()
        .AddSingleton<DispatchLetters>()
        .AddSingleton<DeliverLetters>()
        .AddSingleton<ComposeLetter>()
        .AddSingleton<LetterAllowance>()
        .AddSingleton<MoveBrake>()
        .AddSingleton<TakeDeliveryNews>()
        .AddSingleton<RecordDelivery>()
        .AddSingleton<SweepBlobs>()
        .AddDesk()
        .AddCallsImport();

    private static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddOptions<DeskOptions>().BindConfiguration(DeskOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<DeskOptions>, ValidateDeskOptions>()
            .AddSingleton<ReadMembers>()
            .AddSingleton<FindSignedIn>()
            .AddSingleton<StartSession>()
            .AddSingleton<SignInOnLaptop>()
            .AddSingleton<OwnSessions>()
            .AddSingleton<AskToSignIn>()
            .AddSingleton<UseSignInLink>()
            .AddSingleton<DeskLetters>()
            .AddSingleton<ChangeMembers>()
            .AddSingleton<ReadAudit>()
            .AddSingleton<SweepDesk>();
    }
}
