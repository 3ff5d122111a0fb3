using NetHub.Ledger;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>One term of an order.</summary>
internal abstract class DecidedSortTerm : DecidedNode;

internal sealed class DecidedSortField(FieldUse use, bool isDescending) : DecidedSortTerm
{
    public FieldEntry Field => use.Field;

    public bool IsDescending => isDescending;

    public override IEnumerable<DecidedNode> Below => [use];

    public override string ToString() => use + (isDescending ? " desc" : "");
}

internal sealed class DecidedSortLink(UsedLink link, IReadOnlyList<DecidedSortTerm> terms) : DecidedSortTerm
{
    public UsedLink Link => link;

    public IReadOnlyList<DecidedSortTerm> Terms => terms;

    public override IEnumerable<DecidedNode> Below => [link, .. terms];

    public override string ToString() => $"{link}({string.Join(", ", terms)})";
}

/// <summary>
/// A linked row that is sorted or grouped by and not shown: followed only where its key may be linked, and where all that is used of
/// it is FULL.
/// </summary>
/// <param name="link">The link.</param>
/// <param name="key">The use of its key.</param>
/// <param name="target">The linked rows, with the fields that they are used by.</param>
/// <param name="parent">The used link that leads to the row whose link this is; null for the row of the relation.</param>
internal sealed class UsedLink(LinkEntry link, FieldUse key, DecidedRelation target, UsedLink? parent) : DecidedNode
{
    public LinkEntry Link => link;

    public FieldUse Key => key;

    public DecidedRelation Target => target;

    public UsedLink? Parent => parent;

    /// <summary>Rows of the link's dataset that the key's scopes are compared with: a statistic counts more rows than are visible.</summary>
    public ScopeSet Among { get; set; }

    /// <summary>Where the key may be linked.</summary>
    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    /// <summary>How far the link lowers what is used of its row.</summary>
    public RowCap Cap { get; set; } = RowCap.Masked;

    /// <summary>The rows from which it may be followed, seen from the row that has the key, beside where the key may be linked.</summary>
    public IReadOnlyList<AncestorScopes> FollowedWhere
    {
        get
        {
            var above = (parent?.Cap ?? RowCap.None).FullWhere;
            return key.Scopes.Full.Covers(Among) ? above : [new AncestorScopes(0, key.Scopes.Full), .. above];
        }
    }

    public override IEnumerable<DecidedNode> Below => [key, target];

    public override IEnumerable<string> Grants => Linkability.Grants;

    public override string ToString() => key.IsRefused ? key.ToString() : $"{link.Name}{target}";
}
