using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Server.Identity.Storage;

/// <summary>The part of a token that a registration matches.</summary>
internal enum RegistrationKind
{
    /// <summary>The OAuth client id.</summary>
    Client,

    /// <summary>The sign-in name at the embedded issuer; the subject or object id elsewhere.</summary>
    Person,

    /// <summary>The value of an app role.</summary>
    AppRole,

    /// <summary>The id of a group of people.</summary>
    Group,
}

/// <summary>The department and rights of callers whose tokens match. Tokens identify callers; only registrations give them rights.</summary>
internal sealed class Registration
{
    /// <summary>The name of the embedded issuer; the settings name the others.</summary>
    public const string EmbeddedIssuer = "hub";

    public long Id { get; set; }

    /// <summary>The name of the issuer whose tokens match.</summary>
    public required string Issuer { get; set; }

    public required RegistrationKind Kind { get; set; }

    public required string Value { get; set; }

    /// <summary>The department code, <c>TWN-431021108</c> for a township; null for administrators, who have no department.</summary>
    public string? Department { get; set; }

    public HubRoles Roles { get; set; }

    /// <summary>The highest sensitivity of fields that callers may access.</summary>
    public Sensitivity Clearance { get; set; }

    /// <summary>The name of the managed park, for row scope PARK.</summary>
    public string? Park { get; set; }

    /// <summary>Whether this is a sample registration, whose secret is public.</summary>
    public bool IsSample { get; set; }

    /// <summary>Tokens issued before this time are invalid.</summary>
    public DateTimeOffset? TokensFrom { get; set; }

    /// <summary>The time at which the registration ended permanently; null while it is in force.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
