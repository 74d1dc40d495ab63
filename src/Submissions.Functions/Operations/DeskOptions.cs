using Microsoft.Extensions.Options;
using Submissions.Domain;

namespace Submissions.Functions.Operations;

internal sealed class DeskOptions
{
    public const string Section = "Desk";

    /// <summary>The address of whoever begins: a coordinator while the list has none.</summary>
    public string? FirstCoordinator { get; set; }

    public EmailAddress? First => EmailAddress.TryParse(FirstCoordinator, out var address) ? address : null;
}

internal sealed class ValidateDeskOptions : IValidateOptions<DeskOptions>
{
    public ValidateOptionsResult Validate(string? name, DeskOptions options) =>
        string.IsNullOrEmpty(options.FirstCoordinator) || options.First is not null
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Desk:FirstCoordinator must be an e-mail address: the one that the first coordinator signs in with.");
}
