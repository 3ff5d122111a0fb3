using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// Who asks: a department's client or one of its people, as the registry knows them. Nothing that a request says of itself is in here but
/// why it asks, once <see cref="AccessPolicy.WithPurpose"/> has put it there.
/// </summary>
/// <param name="Department">Department code; a township's carries its region: <c>TWN-431021108</c>. Empty for administrators, who belong to none.</param>
/// <param name="Client">OAuth client id; for people, the client that they use and who they are.</param>
/// <param name="Roles">What the caller is for. Without <see cref="HubRoles.Reader"/> it reads no data, but the auditor the audit.</param>
/// <param name="Clearance">The highest sensitivity of fields that it may use, whatever the matrix gives its department.</param>
/// <param name="ParkId">Key of the park that the department runs, for scope PARK.</param>
/// <param name="Person">Who uses the client; null where it acts for itself.</param>
public sealed record Caller(string Department, string Client, HubRoles Roles, Sensitivity Clearance, long? ParkId = null, string? Person = null)
{
    /// <summary>A client of a department that may read all that the department may: what is decided for the department itself.</summary>
    public static Caller ForDepartment(string department) => new(department, "", HubRoles.Reader, Sensitivity.Sensitive, ParkId: 0);

    /// <summary>The client without who uses it.</summary>
    public string Program => Person is null ? Client : Client[..^(Person.Length + 1)];

    /// <summary>Why it asks, as it states; null where it states nothing.</summary>
    public StatedPurpose? Purpose { get; init; }

    /// <summary>Grants that it may use for that.</summary>
    public UsableGrants Grants { get; init; } = UsableGrants.None;

    public bool IsReader => Roles.HasFlag(HubRoles.Reader);

    /// <summary>The audit administrator, who belongs to no department and reads the audit alone.</summary>
    public bool IsAuditor => Department.Length == 0 && Roles == HubRoles.AuditAdministrator;

    /// <summary>Answers for a department's data, and so sees who reads it.</summary>
    public bool IsSteward => Roles.HasFlag(HubRoles.Steward);

    /// <summary>The column of the matrix: <c>TWN</c> for every township, and the auditor's for nobody else whatever his department is called.</summary>
    public string MatrixColumn { get; } = (Department.Split('-')[0], Roles) switch
    {
        ("", HubRoles.AuditAdministrator) => AccessMatrix.Auditor,
        (AccessMatrix.Auditor, _) => "",
        (var column, _) => column,
    };

    /// <summary>First nine digits of the caller's township, for scope TOWNSHIP.</summary>
    public string? Township { get; } = Department.Split('-') is [_, var township] ? township : null;

    /// <summary>The scopes that can hold rows for this caller at all.</summary>
    public ScopeSet Scopes => ScopeSet.County | ScopeSet.Own | ScopeSet.Case
        | (Township is null ? ScopeSet.None : ScopeSet.Township) | (ParkId is null ? ScopeSet.None : ScopeSet.Park);

    /// <summary>All that decisions depend on: callers of one profile share plans.</summary>
    public AccessProfile Profile => new(MatrixColumn, Scopes, IsReader || IsAuditor, IsSteward, Clearance, Purpose?.Code, Grants);
}

/// <summary>What a decision knows of the caller.</summary>
/// <param name="MatrixColumn">The column of the matrix.</param>
/// <param name="Scopes">Scopes that can hold rows for the caller.</param>
/// <param name="MayRead">The matrix is asked for every dataset.</param>
/// <param name="IsSteward">It is asked for what the hub knows of itself.</param>
/// <param name="Clearance">The highest sensitivity of fields.</param>
/// <param name="Purpose">Why it asks.</param>
/// <param name="Grants">Grants that it holds and may use.</param>
public readonly record struct AccessProfile(string MatrixColumn, ScopeSet Scopes, bool MayRead, bool IsSteward, Sensitivity Clearance, PurposeCode? Purpose, UsableGrants Grants);
