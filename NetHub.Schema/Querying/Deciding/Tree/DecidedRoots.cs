using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>A root field with its decisions.</summary>
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

/// <summary>Every row of a dataset that matches a filter.</summary>
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

/// <summary>One row by its business key. A key that may not be used in filters is refused, whether or not the row exists.</summary>
internal sealed class DecidedLookup(LookupRoot root, DecidedRelation relation, DecidedPredicate key, DecidedRow row) : DecidedRoot(root)
{
    public DecidedRelation Relation => relation;

    public DecidedPredicate Key => key;

    public DecidedRow Row => row;

    /// <summary>Whether no row of the dataset exists for the caller.</summary>
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

    /// <summary>The rows; null for an id without a row for this caller. Not found, out of scope and not permitted are indistinguishable.</summary>
    public IReadOnlyList<DecidedNamedRow?> Rows => rows;

    public override IEnumerable<DecidedNode> Below => rows.OfType<DecidedNode>();

    public override string ToString() => $"{(root.IsList ? "nodes" : "node")} → {string.Join(' ', rows.Select(static r => r?.ToString() ?? "null"))}";
}

/// <summary>The row identified by an id. A person's id is valid only on rows that show it: the linkable id where the name is FULL, the unlinkable id elsewhere.</summary>
internal sealed class DecidedNamedRow(NamedRow named, DecidedRow row, bool requiresFields) : DecidedNode
{
    public NamedRow Named => named;

    public DecidedRow Row => row;

    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    /// <summary>The scopes in which the row must be to count as found, if its selected fields are required.</summary>
    public IEnumerable<ScopeSet> RequiredScopes => requiresFields ? row.Items.OfType<DecidedField>().Select(static f => f.Scopes.Shown) : [];

    public override IEnumerable<DecidedNode> Below => [row];

    public override IEnumerable<string> Grants => named.IsLinkable is null ? [] : Linkability.Grants;

    public override string ToString() => $"{named.Dataset.SingularName}{row.Rule} {row}";
}

/// <summary>A row that the hub itself requests by its key.</summary>
internal sealed class DecidedKeyedRow(KeyedRowRoot root, DecidedRow row) : DecidedRoot(root)
{
    public DecidedRow Row => row;

    public override IEnumerable<DecidedNode> Below => [row];

    public override string ToString() => $"{row.Dataset.SingularName}(key){row.Rule} {row}";
}

/// <summary>A change feed. A changed row is read like any other row; its removal is reported to callers for whom it existed before.</summary>
internal sealed class DecidedChanges(FeedRoot root, IReadOnlyList<DecidedFollowed> followed) : DecidedRoot(root)
{
    public FeedRoot Changes => root;

    public IReadOnlyList<DecidedFollowed> Followed => followed;

    /// <summary>The value to which its cursors are bound; empty matches no cursor.</summary>
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

    /// <summary>The domains of its ids, linkable and unlinkable.</summary>
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

    // Their values are not shown; the answer discloses only whether the caller knows them.
    public override IEnumerable<FieldRead> Reads => root.Field.Compared.Select(static f => new FieldRead(f, Usage.Filter, ReadLevel.None));

    public override string ToString() => root.ToString();
}
