using NetHub.Ledger;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>One root field with what was decided of it.</summary>
internal abstract class DecidedRoot(RootQuery root) : DecidedNode
{
    public RootQuery Root => root;
}

internal sealed class DecidedConnectionRoot(ConnectionRoot root, DecidedConnection connection) : DecidedRoot(root)
{
    public DecidedConnection Connection => connection;

    public override IEnumerable<DecidedNode> Below => [connection];

    public override string ToString() => connection.ToString();
}

/// <summary>Every row of a dataset that meets a filter.</summary>
internal sealed class DecidedExport(ExportRoot root, DecidedPage page, DecidedRow row) : DecidedRoot(root)
{
    public ExportRoot Export => root;

    public DecidedPage Page => page;

    public DecidedRow Row => row;

    private bool IsDenied => page.Relation.Rule.IsDenied;

    public override IEnumerable<DecidedNode> Below => [row, page];

    public override IEnumerable<DecidedNode> Permitted => IsDenied ? [] : Below;

    public override IEnumerable<QueryError> Refusals => IsDenied ? [QueryErrors.RowsDenied(root.Dataset, root.RowPath, page.Relation.Rule.Missing)] : [];

    public override string ToString() => !IsDenied ? $"export {root.Dataset.PluralName}{page} → {row}" : $"export {root.Dataset.PluralName}:DENIED";
}

/// <summary>One row by its business key; what may not be filtered by is refused, found or not.</summary>
internal sealed class DecidedLookup(LookupRoot root, DecidedRelation relation, DecidedPredicate key, DecidedRow row) : DecidedRoot(root)
{
    public DecidedRelation Relation => relation;

    public DecidedPredicate Key => key;

    public DecidedRow Row => row;

    /// <summary>No row of the dataset exists for the caller.</summary>
    public bool IsDenied => relation.Rule.IsDenied;

    public override IEnumerable<DecidedNode> Below => [row, key, relation];

    public override IEnumerable<DecidedNode> Permitted => IsDenied ? [] : Below;

    public override IEnumerable<QueryError> Denials => IsDenied ? [QueryErrors.RowsDenied(root.Row.Dataset, root.Path, relation.Rule.Missing)] : [];

    public override string ToString() => !IsDenied ? $"{root.Row.Dataset.SingularName}({key}){relation} → {row}" : $"{root.Row.Dataset.SingularName}:DENIED";
}

/// <summary>Rows by opaque ids.</summary>
internal sealed class DecidedNodesRoot(NodesRoot root, IReadOnlyList<DecidedNamedRow?> rows) : DecidedRoot(root)
{
    public NodesRoot Nodes => root;

    /// <summary>Null for an id that names no row of this caller: not found, out of scope and not permitted are the same.</summary>
    public IReadOnlyList<DecidedNamedRow?> Rows => rows;

    public override IEnumerable<DecidedNode> Below => rows.OfType<DecidedNode>();

    public override string ToString() => $"{(root.IsList ? "nodes" : "node")} → {string.Join(' ', rows.Select(static r => r?.ToString() ?? "null"))}";
}

/// <summary>The row that an id names. A person's id works only on rows that show it: the linkable one where the name is FULL, the other elsewhere.</summary>
internal sealed class DecidedNamedRow(NamedRow named, DecidedRow row, bool requiresFields) : DecidedNode
{
    public NamedRow Named => named;

    public DecidedRow Row => row;

    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    /// <summary>Scopes that the row must be in to be there, where it counts only with its selected fields.</summary>
    public IEnumerable<ScopeSet> RequiredScopes => requiresFields ? row.Items.OfType<DecidedField>().Select(static f => f.Scopes.Shown) : [];

    public override IEnumerable<DecidedNode> Below => [row];

    public override IEnumerable<string> Grants => named.IsLinkable is null ? [] : Linkability.Grants;

    public override string ToString() => $"{named.Dataset.SingularName}{row.Rule} {row}";
}

/// <summary>A row that the hub itself asks for by its key.</summary>
internal sealed class DecidedKeyedRow(KeyedRowRoot root, DecidedRow row) : DecidedRoot(root)
{
    public DecidedRow Row => row;

    public override IEnumerable<DecidedNode> Below => [row];

    public override string ToString() => $"{row.Dataset.SingularName}(key){row.Rule} {row}";
}

/// <summary>A feed of changes. A changed row is read as any row is; a change after which it is gone is told to those for whom it existed before.</summary>
internal sealed class DecidedChanges(FeedRoot root, IReadOnlyList<DecidedFollowed> followed) : DecidedRoot(root)
{
    public FeedRoot Changes => root;

    public IReadOnlyList<DecidedFollowed> Followed => followed;

    /// <summary>What its cursors are bound to; empty binds to nobody.</summary>
    public string Binding { get; set; } = "";

    public override IEnumerable<DecidedNode> Below => followed;

    public override string ToString() => $"changes → {string.Join("; ", followed)}";
}

/// <summary>One dataset of a feed.</summary>
internal sealed class DecidedFollowed(FollowedRows rows, IReadOnlyList<string> path, DecidedRelation relation, DecidedPredicate? where, DecidedRow row) : DecidedNode
{
    public FollowedRows Rows => rows;

    public IReadOnlyList<string> Path => path;

    public DecidedRelation Relation => relation;

    public DecidedPredicate? Where => where;

    public DecidedRow Row => row;

    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    /// <summary>Domains of its ids, where they link and where they do not.</summary>
    public (string Linkable, string Unlinkable) Domains { get; set; } = ("", "");

    private bool IsDenied => relation.Rule.IsDenied;

    public override IEnumerable<DecidedNode> Below => where is null ? [row, relation] : [row, where, relation];

    public override IEnumerable<DecidedNode> Permitted => IsDenied ? [] : Below;

    public override IEnumerable<QueryError> Refusals => IsDenied ? [QueryErrors.RowsDenied(rows.Dataset, path, relation.Rule.Missing)] : [];

    public override IEnumerable<string> Grants => Linkability.Grants;

    public override string ToString() => !IsDenied ? $"{rows.Dataset.PluralName}{relation}{(where is null ? "" : $" where {where}")} {row}" : $"{rows.Dataset.PluralName}:DENIED";
}

/// <summary>A root field that is not data.</summary>
internal sealed class ExternalNode(ExternalRoot root) : DecidedRoot(root)
{
    public ExternalRoot External => root;

    // Nothing of them is shown but whether the caller knew them.
    public override IEnumerable<FieldRead> Reads => root.Field.Compared.Select(static f => new FieldRead(f, Usage.Filter, ReadLevel.None));

    public override string ToString() => root.ToString();
}
