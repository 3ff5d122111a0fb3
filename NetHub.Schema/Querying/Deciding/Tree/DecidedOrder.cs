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
/// A link that is used for sorting or grouping, without showing the linked row. It is followed only where its key may be linked, and where
/// all used fields of the linked row are FULL.
/// </summary>
/// <param name="link">The link.</param>
/// <param name="key">The use of the link's key.</param>
/// <param name="target">The linked rows, with their used fields.</param>
/// <param name="parent">The used link that leads to the row with this link; null for the row of the relation.</param>
internal sealed class UsedLink(LinkEntry link, FieldUse key, DecidedRelation target, UsedLink? parent) : DecidedNode
{
    public LinkEntry Link => link;

    public FieldUse Key => key;

    public DecidedRelation Target => target;

    public UsedLink? Parent => parent;

    /// <summary>The scopes of the rows that are read from the link's dataset. A statistic can count more rows than are visible.</summary>
    public ScopeSet Among { get; set; }

    /// <summary>Where the key may be linked.</summary>
    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    /// <summary>The cap on the level of the linked row's used fields.</summary>
    public RowCap Cap { get; set; } = RowCap.Masked;

    /// <summary>The scopes from which the link may be followed, relative to the row with the key, in addition to where the key may be linked.</summary>
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
