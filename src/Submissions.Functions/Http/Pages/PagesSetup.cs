namespace Submissions.Functions.Http.Pages;

internal static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        return services.AddSingleton<SectionSaving>().AddSingleton<DossierAnswers>().AddSingleton<CallEditing>().AddSingleton<Api.ReviewAnswer>();
    }
}
