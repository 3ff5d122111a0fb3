using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Server.Identity.Storage;

/// <summary>What a registration recognises in a token.</summary>
internal enum RegistrationKind
{
    /// <summary>OAuth client id.</summary>
    Client,

    /// <summary>Sign-in name at the embedded issuer; subject or object id elsewhere.</summary>
    Person,

    /// <summary>Value of an app role.</summary>
    AppRole,

    /// <summary>Id of a group of people.</summary>
    Group,
}

/// <summary>What those are and may do who present such a token. Tokens say who somebody is; what that means stands here alone.</summary>
internal sealed class Registration
{
    /// <summary>Name of the embedded issuer; others are named in the settings.</summary>
    public const string EmbeddedIssuer = "hub";

    public long Id { get; set; }

    /// <summary>Name of the issuer whose tokens are meant.</summary>
    public required string Issuer { get; set; }

    public required RegistrationKind Kind { get; set; }

    public required string Value { get; set; }

    /// <summary>Department code, <c>TWN-431021108</c> for a township; null for administrators, who belong to none.</summary>
    public string? Department { get; set; }

    public HubRoles Roles { get; set; }

    /// <summary>The highest sensitivity of fields that may be used.</summary>
    public Sensitivity Clearance { get; set; }

    /// <summary>Name of the park that is run, for scope PARK.</summary>
    public string? Park { get; set; }

    /// <summary>Of the sample, whose secrets everybody knows.</summary>
    public bool IsSample { get; set; }

    /// <summary>Tokens that were issued before are void.</summary>
    public DateTimeOffset? TokensFrom { get; set; }

    /// <summary>When it ended for good.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
