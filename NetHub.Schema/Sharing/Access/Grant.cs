using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// 授权: raises what the matrix gives a department, on fields, in a row scope, for a purpose and a term. It never lowers anything,
/// and it opens the rows of its datasets in its scope.
/// </summary>
public sealed record Grant
{
    /// <summary>What people call it, as <c>G-2026-000012</c>; the source of the decisions that it makes.</summary>
    public required string Id { get; init; }

    /// <summary>The department that it is for, such as PUB or TWN-431021108.</summary>
    public required string Department { get; init; }

    /// <summary>The one OAuth client of the department that it is for; null for all of them.</summary>
    public string? Client { get; init; }

    /// <summary>数源部门 that gave it: it answers for every one of the fields.</summary>
    public required string Owner { get; init; }

    /// <summary>Coordinates of the fields, <c>Type.field</c>.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The level that it raises them to: never <see cref="AccessLevel.None"/>.</summary>
    public required AccessLevel Level { get; init; }

    /// <summary>What may be done with them.</summary>
    public required IReadOnlyList<Usage> Usages { get; init; }

    /// <summary>The rows on which it holds.</summary>
    public required RowScope Scope { get; init; }

    /// <summary>
    /// With <see cref="RowScope.Case"/> in full: rows that count as the department's cases beside those that are assigned to it; otherwise none.
    /// </summary>
    public IReadOnlyList<GrantedRow> Rows { get; init; } = [];

    /// <summary>What a request must state to use it.</summary>
    public required PurposeCode Purpose { get; init; }

    /// <summary>The case that a request must name beside the purpose; null where it is bound to none.</summary>
    public string? Case { get; init; }

    /// <summary>From this moment on.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until before this moment.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it was taken back; null while it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>It is in force at this moment.</summary>
    public bool IsInForce(DateTimeOffset now) => RevokedAt is null && From <= now && now < Until;
}

/// <summary>A row that a grant names.</summary>
/// <param name="Dataset">Name of its dataset.</param>
/// <param name="Key">Its key.</param>
public readonly record struct GrantedRow(string Dataset, long Key);
