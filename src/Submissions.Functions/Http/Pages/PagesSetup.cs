using Microsoft.AspNetCore.Components;

namespace Submissions.Functions.Http.Pages;

internal static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<IComponentActivator, PlainActivator>();
        // Nothing here is protected by its keys, which it would read or make, and write to the disk, before the first page.
        services.Remove(services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService"));
        return services.AddSingleton<SectionSaving>().AddSingleton<DossierAnswers>().AddSingleton<CallEditing>().AddSingleton<Api.ReviewAnswer>();
    }

    /// <summary>Components are given all they show and inject nothing, so that none needs a factory compiled for it.</summary>
    private sealed class PlainActivator : IComponentActivator
    {
        public IComponent CreateInstance(Type componentType) => (IComponent)Activator.CreateInstance(componentType)!;
    }
}
