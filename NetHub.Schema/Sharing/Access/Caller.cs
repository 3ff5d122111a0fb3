using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// The caller of a request: a department's client or one of its people, according to the registry. The stated purpose, which
/// <see cref="AccessPolicy.WithPurpose"/> sets, is the only part that comes from the request itself.
/// </summary>
/// <param name="Department">Department code; a township's carries its region: <c>TWN-431021108</c>. Empty for administrators, who belong to none.</param>
/// <param name="Client">The OAuth client id; for people, the client that they use and their name.</param>
/// <param name="Roles">The caller's roles. Without <see cref="HubRoles.Reader"/> it reads no data, except that the auditor reads the audit.</param>
/// <param name="Clearance">The highest sensitivity of fields that the caller may use, regardless of the matrix.</param>
/// <param name="ParkId">The key of the park that the department runs, for scope PARK.</param>
/// <param name="Person">The person who uses the client; null if the client acts for itself.</param>
public sealed record Caller(string Department, string Client, HubRoles Roles, Sensitivity Clearance, long? ParkId = null, string? Person = null)
{
    /// <summary>Returns a client with all rights of its department, for decisions about the department itself.</summary>
    public static Caller ForDepartment(string department) => new(department, "", HubRoles.Reader, Sensitivity.Sensitive, ParkId: 0);

    /// <summary>The client without its user.</summary>
    public string Program => Person is null ? Client : Client[..^(Person.Length + 1)];

    /// <summary>The stated purpose; null if none was stated.</summary>
    public StatedPurpose? Purpose { get; init; }

    /// <summary>The grants that are usable for this purpose.</summary>
    public UsableGrants Grants { get; init; } = UsableGrants.None;

    public bool IsReader => Roles.HasFlag(HubRoles.Reader);

    /// <summary>Whether the caller is the audit administrator, who has no department and reads only the audit.</summary>
    public bool IsAuditor => Department.Length == 0 && Roles == HubRoles.AuditAdministrator;

    /// <summary>Whether the caller is a steward, who sees the readers of the department's data.</summary>
    public bool IsSteward => Roles.HasFlag(HubRoles.Steward);

    /// <summary>The matrix column: <c>TWN</c> for every township. Only the auditor has the auditor's column, whatever a department is called.</summary>
    public string MatrixColumn { get; } = (Department.Split('-')[0], Roles) switch
    {
        ("", HubRoles.AuditAdministrator) => AccessMatrix.Auditor,
        (AccessMatrix.Auditor, _) => "",
        (var column, _) => column,
    };

    /// <summary>The first nine digits of the caller's township, for scope TOWNSHIP.</summary>
    public string? Township { get; } = Department.Split('-') is [_, var township] ? township : null;

    /// <summary>The scopes that can contain rows for this caller.</summary>
    public ScopeSet Scopes => ScopeSet.County | ScopeSet.Own | ScopeSet.Case
        | (Township is null ? ScopeSet.None : ScopeSet.Township) | (ParkId is null ? ScopeSet.None : ScopeSet.Park);

    /// <summary>Everything that decisions depend on: callers with the same profile share plans.</summary>
    public AccessProfile Profile => new(MatrixColumn, Scopes, IsReader || IsAuditor, IsSteward, Clearance, Purpose?.Code, Grants);
}

/// <summary>The properties of a caller that decisions depend on.</summary>
/// <param name="MatrixColumn">The matrix column.</param>
/// <param name="Scopes">The scopes that can contain rows for the caller.</param>
/// <param name="MayRead">Whether the caller may read datasets according to the matrix.</param>
/// <param name="IsSteward">Whether the caller may read the hub's own datasets.</param>
/// <param name="Clearance">The highest permitted sensitivity.</param>
/// <param name="Purpose">The stated purpose.</param>
/// <param name="Grants">The held and usable grants.</param>
public readonly record struct AccessProfile(string MatrixColumn, ScopeSet Scopes, bool MayRead, bool IsSteward, Sensitivity Clearance, PurposeCode? Purpose, UsableGrants Grants);
