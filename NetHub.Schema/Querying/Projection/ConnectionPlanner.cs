using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying.Aggregation;
using NetHub.Schema.Querying.Exporting;
using NetHub.Schema.Querying.Filtering;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Querying.Sorting;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Projection;

/// <summary>Plans connections: the page, the count of the whole, aggregates and groups, all of the same rows.</summary>
internal sealed class ConnectionPlanner
{
    private static readonly HashSet<string> RowFields = ["nodes", "edges", "pageInfo", "totalCount"];

    private readonly PlanContext context;
    private readonly RowAccess rows;
    private readonly FilterTranslator filters;
    private readonly StatisticsPlanner statistics;

    public ConnectionPlanner(PlanContext context, RowAccess rows)
    {
        this.context = context;
        this.rows = rows;
        filters = new FilterTranslator(context, rows);
        statistics = new StatisticsPlanner(context, rows, filters);
    }

    /// <summary>A connection at the root.</summary>
    public ConnectionPlan Root(DatasetEntry dataset, Selection selection) =>
        Plan(new ConnectionSource(dataset, selection.Argument("where"), null, static _ => null), selection);

    /// <summary>Every row of a connection at the root.</summary>
    /// <exception cref="QueryRefusedException">The caller may read none.</exception>
    public ExportPlan Everything(ExportShape export)
    {
        var (dataset, selection, nodes) = export;
        context.Cost.Object();
        if (context.Policy.Rows(context.Caller, dataset) == ScopeSet.None)
            throw new QueryRefusedException(context.RowsDenied(dataset, nodes.Path));
        var source = new ConnectionSource(dataset, selection.Argument("where"), null, static _ => null);
        var builder = new PageBuilder(context, rows, source, PageArguments.Everything(context.Limits), selection, this);
        var writer = builder.Nodes(nodes).Writer;
        var page = builder.Build()!;
        return new ExportPlan(dataset, page.Sql, writer, page.ShowsPersonal, page.Subjects, new ExportColumns(dataset, nodes));
    }

    /// <summary>A connection under a row; null where the caller may not follow the link.</summary>
    public ConnectionPlan? Children(Relation parents, RowNode parent, LinkEntry link, Selection selection)
    {
        var usage = link.Direction == LinkDirection.ToMany ? Usage.Filter : Usage.Show;
        var key = FieldAccess.For(context, link.Key, usage);
        context.Touched.Need(link.Key, usage);
        var joins = PersonKeys.Joins(context, link.Key);
        var leadsBack = link.Direction != LinkDirection.ToMany || link.From.Id is not { } id || PersonKeys.Joins(context, id) != ScopeSet.None;
        var isCounted = key.Full == ScopeSet.None && link.IsWithin && key.Counted != ScopeSet.None;
        if ((key.Full == ScopeSet.None && !isCounted) || joins == ScopeSet.None || !leadsBack)
        {
            context.Deny(link.Key, key, selection.Path);
            return null;
        }

        var source = new ConnectionSource(link.To, selection.Argument("where"), link, Relates(parents, parent, link));
        return Plan(source, selection, isCounted ? link.Key : null);
    }

    /// <summary>Condition that ties a child row to the parent row, whose key is bound when the parent row is written.</summary>
    private Func<Expression, Expression?> Relates(Relation parents, RowNode parent, LinkEntry link)
    {
        if (link.Direction == LinkDirection.ToListed)
        {
            var list = parents.Column(parent, link.Key.Name + " list", row => Expr.Guard(parent.Cap.FullWhere?.Invoke(row), Expr.Field(row(parent), link.Key)));
            var keys = context.Slots.ListParameter(link.Key.ValueType, new ParentSource(list, ParentValue.Text));
            return child => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [link.Key.ValueType], keys, LinkConditions.TargetKey(link.To, child));
        }

        var column = parents.Column(parent, "link key", row => Expr.Guard(
            Expr.And(PersonKeys.LeadsBack(context, rows, link.From, row(parent)), parent.Cap.FullWhere?.Invoke(row)),
            LinkConditions.TargetKey(link.From, row(parent))));
        if (link.IsWithin)
        {
            var low = context.Slots.Parameter(typeof(string), new ParentSource(column, ParentValue.RegionLow));
            var high = context.Slots.Parameter(typeof(string), new ParentSource(column, ParentValue.RegionHigh));
            return child => Expr.And(Expr.InRegion(Expr.Field(child, link.Key), low, high), PersonKeys.Condition(context, rows, link.Key, child));
        }

        var type = link.Key.ValueType;
        var value = context.Slots.Parameter(type, new ParentSource(column, type == typeof(string) ? ParentValue.Text : ParentValue.Number));
        return child => Expr.And(LinkConditions.Holds(link.Key, Expr.Field(child, link.Key), value), PersonKeys.Condition(context, rows, link.Key, child));
    }

    /// <param name="source">What the connection is of.</param>
    /// <param name="selection">What is asked of it.</param>
    /// <param name="countedKey">A link's key that may only be counted by: then there are statistics and no rows.</param>
    private ConnectionPlan Plan(ConnectionSource source, Selection selection, FieldEntry? countedKey = null)
    {
        context.Cost.Object();
        var page = PageArguments.Read(selection, context.Limits);
        var fields = selection.Children(source.Dataset.Name + "Connection");
        var areRowsDenied = countedKey is not null || context.Policy.Rows(context.Caller, source.Dataset) == ScopeSet.None;
        if (areRowsDenied && fields.FirstOrDefault(f => RowFields.Contains(f.Name)) is { } denied)
            DenyRows(source.Dataset, countedKey, denied.Path);

        var builder = new PageBuilder(context, rows, source, page, selection, this);
        var items = fields.Select(f => areRowsDenied && RowFields.Contains(f.Name)
            ? new FixedItem(f.ResponseKey, "null")
            : Item(source, builder, f)).ToList();
        return new ConnectionPlan { Dataset = source.Dataset, Page = builder.Build(), Items = items };
    }

    private void DenyRows(DatasetEntry dataset, FieldEntry? countedKey, IReadOnlyList<string> path)
    {
        if (countedKey is null)
            context.DenyRows(dataset, path);
        else
            context.Errors.Add(QueryErrors.FieldDenied(countedKey, path));
    }

    private ConnectionItem Item(ConnectionSource source, PageBuilder builder, Selection field) => field.Name switch
    {
        "nodes" => builder.Nodes(field),
        "edges" => builder.Edges(field),
        "pageInfo" => builder.PageInfo(field),
        "totalCount" => new TotalCountItem(field.ResponseKey, Count(source, field)),
        "aggregate" => statistics.Aggregate(source, field),
        "groupBy" => statistics.GroupBy(source, field),
        _ => new FixedItem(field.ResponseKey, JsonSerializer.Serialize(source.Dataset.Name + "Connection")),
    };

    private SqlTemplate Count(ConnectionSource source, Selection field)
    {
        context.Cost.Field(weight: 1);
        var row = Expression.Parameter(source.Dataset.ClrType, "row");
        var used = new UsedFields(context, source.Dataset, field.Path);
        var condition = Rows(source, row, used);
        var counted = Expr.Where(context.Db.Set(source.Dataset.ClrType).Expression, condition, row);
        var count = Expression.Call(typeof(Queryable), nameof(Queryable.Count), [row.Type], counted);
        var one = context.Db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\"");
        var lone = Expression.Parameter(typeof(int), "one");
        var result = Expression.NewArrayInit(typeof(object), Expression.Convert(count, typeof(object)));
        return context.Slots.Compile(((IQueryable)one).Select(lone, result), 1);
    }

    /// <summary>Rows that exist for the caller, belong to the parent and meet the filter, narrowed to where all used fields are FULL.</summary>
    internal Expression? Rows(ConnectionSource source, Expression row, UsedFields used)
    {
        source.UseKey(used);
        var filter = filters.Translate(source.Where, row, used);
        var condition = Expr.And(rows.Visible(source.Dataset, row), source.Relates(row));
        return Expr.And(Expr.And(condition, used.Condition(rows, row)), filter);
    }
}

/// <summary>Builds the page of a connection from what its nodes, edges and pageInfo select.</summary>
internal sealed class PageBuilder(
    PlanContext context, RowAccess rows, ConnectionSource source, PageArguments page, Selection selection, ConnectionPlanner connections)
{
    private readonly Relation relation = new(context, rows, source.Dataset);
    private readonly UsedFields used = new(context, source.Dataset, selection.Path);
    private IReadOnlyList<SortKey>? order;
    private IReadOnlyList<ColumnRef> cursorColumns = [];
    private bool isAsked;

    private string Binding => $"{source.Link?.Coordinate ?? source.Dataset.Name}:{string.Join(',', Order.Select(k => k.Signature))}";

    private IReadOnlyList<SortKey> Order => order ??= new SortOrder(context, rows, relation).Read(selection.Argument("order"), used, selection.Path);

    public NodesItem Nodes(Selection field) => new NodesItem(field.ResponseKey, Rows(field));

    public ConnectionItem Edges(Selection field)
    {
        var steps = new List<RowStep>();
        foreach (var part in field.Children(source.Dataset.Name + "Edge"))
        {
            steps.Add(part.Name switch
            {
                "cursor" => new CursorStep(part.ResponseKey, Cursor(), Binding),
                "node" => new NodeStep(part.ResponseKey, Rows(part)),
                _ => new FixedStep(part.ResponseKey, source.Dataset.Name + "Edge"),
            });
        }

        isAsked = true;
        return new EdgesItem(field.ResponseKey, new ObjectWriter(steps));
    }

    public ConnectionItem PageInfo(Selection field)
    {
        Cursor();
        isAsked = true;
        return new PageInfoItem(field.ResponseKey, [.. field.Children("PageInfo").Select(f =>
            (Encoding.UTF8.GetBytes(JsonSerializer.Serialize(f.ResponseKey) + ":"), f.Name))]);
    }

    public PagePlan? Build()
    {
        if (!isAsked)
            return null;
        _ = Order;
        if (relation.ColumnCount == 0)
            relation.Column(relation.Root, "presence", row => Expr.Nullable(Expr.Key(row, source.Dataset)));
        var (query, row, resolve) = relation.Join(root => connections.Rows(source, root, used));
        if (page.Cursor is { } argument)
            query = query.Where(row, Keyset.After(context.Slots, new CursorRef(argument, Binding), resolve, Order, page.Backward));
        query = Keyset.Order(query, row, resolve, Order, page.Backward);
        if (!page.IsEverything)
            query = query.Take(row.Type, page.Size + 1);
        return new PagePlan
        {
            Sql = relation.Compile(query, row, resolve),
            Size = page.Size,
            Backward = page.Backward,
            IsBounded = page.Cursor is not null,
            ShowsPersonal = relation.ShowsPersonal,
            Subjects = relation.Subjects,
            CursorColumns = cursorColumns,
            CursorBinding = Binding,
        };
    }

    private ObjectWriter Rows(Selection field)
    {
        isAsked = true;
        IReadOnlyList<RowStep> steps = [];
        var projection = new RowProjection(context, rows, relation, connections);
        context.Cost.Times(page.Size, () => steps = projection.Steps(relation.Root, field.Children(source.Dataset.Name)));
        return new ObjectWriter(steps);
    }

    private IReadOnlyList<ColumnRef> Cursor() => cursorColumns = cursorColumns.Count > 0
        ? cursorColumns
        : [.. Order.Select((k, i) => relation.Column(k.Node, $"cursor {i}", row => Expr.Nullable(k.Value(row))))];
}
