namespace NetHub.Schema.Sharing.Access;

/// <summary>Who asks: a department's client, as its token says. Nothing that a request says of itself is in here.</summary>
/// <param name="Department">Department code; a township's carries its region: <c>TWN-431021108</c>.</param>
/// <param name="Client">OAuth client id.</param>
/// <param name="ParkId">Key of the park that the department runs, for scope PARK.</param>
public sealed record Caller(string Department, string Client, long? ParkId = null)
{
    /// <summary>The column of the matrix: <c>TWN</c> for every township.</summary>
    public string MatrixColumn { get; } = Department.Split('-')[0];

    /// <summary>First nine digits of the caller's township, for scope TOWNSHIP.</summary>
    public string? Township { get; } = Department.Split('-') is [_, var township] ? township : null;

    /// <summary>The scopes that can hold rows for this caller at all.</summary>
    public ScopeSet Scopes => ScopeSet.County | ScopeSet.Own | ScopeSet.Case
        | (Township is null ? ScopeSet.None : ScopeSet.Township) | (ParkId is null ? ScopeSet.None : ScopeSet.Park);
}
