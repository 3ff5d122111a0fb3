using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>A row is in these scopes: the row itself, or one that leads to it.</summary>
/// <param name="Up">Links to go back: 0 for the row itself, 1 for the one whose link leads to it.</param>
/// <param name="Scopes">The scopes.</param>
internal sealed record AncestorScopes(int Up, ScopeSet Scopes);

/// <summary>How far a link lowers what its row shows: to a person, no level is above that of the name that leads there.</summary>
/// <param name="IsMasked">Nothing of the row is FULL.</param>
/// <param name="FullWhere">The row may be FULL only where all of these hold.</param>
internal sealed record RowCap(bool IsMasked, IReadOnlyList<AncestorScopes> FullWhere)
{
    public static RowCap None { get; } = new(IsMasked: false, []);

    /// <summary>The default of a row that a link leads to.</summary>
    public static RowCap Masked { get; } = new(IsMasked: true, []);

    public bool IsNone => !IsMasked && FullWhere.Count == 0;

    /// <summary>The cap of a row that a link leads to from a row with this cap.</summary>
    /// <param name="linkability">Where the link's key may be linked.</param>
    /// <param name="visible">Scopes in which rows exist that have the key.</param>
    public RowCap Through(Rules.Linkability linkability, ScopeSet visible) =>
        linkability.IsNowhere ? Masked
        : linkability.Where(visible) is not { } scopes ? Further
        : new RowCap(IsMasked: false, [new AncestorScopes(1, scopes), .. Further.FullWhere]);

    // The same cap, seen from a row one link further.
    private RowCap Further => FullWhere.Count == 0 ? this : this with { FullWhere = [.. FullWhere.Select(static w => w with { Up = w.Up + 1 })] };
}
