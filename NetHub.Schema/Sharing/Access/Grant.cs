using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// 授权: raises a department's access to fields, in a row scope, for a purpose and a term. A grant never lowers access, and it opens the rows
/// of its datasets in its scope.
/// </summary>
public sealed record Grant
{
    /// <summary>The id, for example <c>G-2026-000012</c>, which is the source of its decisions.</summary>
    public required string Id { get; init; }

    /// <summary>The department that holds the grant, for example PUB or TWN-431021108.</summary>
    public required string Department { get; init; }

    /// <summary>The OAuth client that the grant is limited to; null for all clients of the department.</summary>
    public string? Client { get; init; }

    /// <summary>数源部门 that gave the grant: the owner of all its fields.</summary>
    public required string Owner { get; init; }

    /// <summary>The coordinates of the fields, <c>Type.field</c>.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The level of the fields; never <see cref="AccessLevel.None"/>.</summary>
    public required AccessLevel Level { get; init; }

    /// <summary>The permitted usages.</summary>
    public required IReadOnlyList<Usage> Usages { get; init; }

    /// <summary>The row scope.</summary>
    public required RowScope Scope { get; init; }

    /// <summary>
    /// With <see cref="RowScope.Case"/> in full: rows that count as the department's cases beside those that are assigned to it; otherwise none.
    /// </summary>
    public IReadOnlyList<GrantedRow> Rows { get; init; } = [];

    /// <summary>The purpose that a request must state to use the grant.</summary>
    public required PurposeCode Purpose { get; init; }

    /// <summary>The case that a request must name in addition; null if the grant is not bound to a case.</summary>
    public string? Case { get; init; }

    /// <summary>The beginning of the term, inclusive.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the term, exclusive.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When the grant was revoked; null if it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Returns whether the grant is in force at a moment.</summary>
    public bool IsInForce(DateTimeOffset now) => RevokedAt is null && From <= now && now < Until;
}

/// <summary>A row that a grant names.</summary>
/// <param name="Dataset">The name of its dataset.</param>
/// <param name="Key">Its key.</param>
public readonly record struct GrantedRow(string Dataset, long Key);
