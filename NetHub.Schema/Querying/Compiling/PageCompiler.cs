using System.Linq.Expressions;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Compiles the page of a connection from what its nodes, edges and pageInfo select.</summary>
internal sealed class PageCompiler(CompilingContext context, ConnectionCompiler connections, DecidedConnection connection, Func<Expression, Expression?> relates)
{
    private readonly Relation relation = new(context, connection.Page.Relation.Rule);
    private IReadOnlyList<SortKey>? order;
    private IReadOnlyList<ColumnRef> cursorColumns = [];
    private bool showsPersonal;

    private string Binding => $"{connection.Query.Link?.Coordinate ?? connection.Dataset.Name}:{string.Join(',', Order.Select(static k => k.Signature))}";

    private IReadOnlyList<SortKey> Order => order ??= SortKey.From(connection.Page.Order, relation);

    public RowsPart Nodes(DecidedNodes nodes) => new(nodes.Part.ResponseKey, Rows(nodes.Row));

    public RowsPart Edges(DecidedEdges edges) => new(edges.Part.ResponseKey, new CompiledObject([.. edges.Members.Select(m => Member(m.Member, m.Row))]));

    public PageInfoPart PageInfo(Query.PageInfoPart info)
    {
        Cursor();
        return new PageInfoPart(info.ResponseKey, info.Members);
    }

    public CompiledPage Compile()
    {
        var page = connection.Query.Page;
        _ = Order;
        relation.EnsureColumn();
        var (query, row, resolve) = relation.Join(root => connections.Rows(connection.Page.Relation, connection.Page.Where, root, relates));
        if (page.Cursor is { } argument)
            query = query.Where(row, Keyset.After(context.Parameters, new CursorRef(argument, Binding), resolve, Order, page.IsBackward));
        query = Keyset.Order(query, row, resolve, Order, page.IsBackward).Take(row.Type, page.Size + 1);
        return new CompiledPage(
            relation.Compile(query, row, resolve), page.Size, page.IsBackward, page.Cursor is not null, showsPersonal, relation.Subjects, cursorColumns, Binding);
    }

    private CompiledItem Member(EdgeMember member, DecidedRow? row) => (member, row) switch
    {
        (EdgeNode, { } node) => new ObjectItem(member.ResponseKey, Rows(node)),
        (EdgeCursor, _) => new CursorItem(member.ResponseKey, Cursor(), Binding),
        _ => new ConstantItem(member.ResponseKey, connection.Dataset.Name + "Edge"),
    };

    private CompiledObject Rows(DecidedRow row)
    {
        showsPersonal |= row.ShowsPersonalWithLinks;
        return new RowCompiler(context, relation, connections).Compile(relation.Root, row);
    }

    private IReadOnlyList<ColumnRef> Cursor() => cursorColumns = cursorColumns.Count > 0
        ? cursorColumns
        : [.. Order.Select((k, i) => relation.Column(k.Node, $"cursor {i}", row => Expr.Nullable(k.Value(row))))];
}
