using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>A condition that a row, or one of its ancestors along links, is in these scopes.</summary>
/// <param name="Up">The number of links to go back: 0 for the row itself, 1 for its parent.</param>
/// <param name="Scopes">The scopes.</param>
internal sealed record AncestorScopes(int Up, ScopeSet Scopes);

/// <summary>The cap that a link sets on the levels of its row: behind a link to a person, no level exceeds that of the person's name in the linking row.</summary>
/// <param name="IsMasked">Whether no field of the row is FULL.</param>
/// <param name="FullWhere">The conditions that must all hold for the row to be FULL.</param>
internal sealed record RowCap(bool IsMasked, IReadOnlyList<AncestorScopes> FullWhere)
{
    public static RowCap None { get; } = new(IsMasked: false, []);

    /// <summary>The default for a row that is read through a link.</summary>
    public static RowCap Masked { get; } = new(IsMasked: true, []);

    public bool IsNone => !IsMasked && FullWhere.Count == 0;

    /// <summary>Returns the cap of the row that a link reaches from a row with this cap.</summary>
    /// <param name="linkability">Where the link's key may be linked.</param>
    /// <param name="visible">The scopes in which rows with the key exist.</param>
    public RowCap Through(Rules.Linkability linkability, ScopeSet visible) =>
        linkability.IsNowhere ? Masked
        : linkability.Where(visible) is not { } scopes ? Further
        : new RowCap(IsMasked: false, [new AncestorScopes(1, scopes), .. Further.FullWhere]);

    // The same cap, relative to a row one link further.
    private RowCap Further => FullWhere.Count == 0 ? this : this with { FullWhere = [.. FullWhere.Select(static w => w with { Up = w.Up + 1 })] };
}
