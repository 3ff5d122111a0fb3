using System.Linq.Expressions;
using NetHub.Schema.Querying.Exporting;
using NetHub.Schema.Querying.Filtering;
using NetHub.Schema.Querying.Following;
using NetHub.Schema.Querying.Projection;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Planning;

/// <summary>Plans an operation: every field and usage decided, refusals all at once, EF Core's SQL kept.</summary>
internal sealed class QueryPlanner
{
    private const int MostNodes = 100;
    private readonly PlanContext context;
    private readonly RowAccess rows;
    private readonly ConnectionPlanner connections;
    private readonly NamedRows named;

    public QueryPlanner(PlanContext context, OpaqueIds ids)
    {
        this.context = context;
        rows = new RowAccess(context);
        named = new NamedRows(context, rows, ids);
        connections = new ConnectionPlanner(context, rows);
    }

    /// <exception cref="QueryRefusedException">The operation uses what it may not, or is over a limit.</exception>
    public QueryPlan Plan(IReadOnlyList<Selection> selections, Func<Selection, RootItem?> other) =>
        Finish([.. selections.Select(s => Root(s, other))], null);

    /// <summary>Plans every row of one connection instead of a page, by the same decisions and limits.</summary>
    /// <exception cref="QueryRefusedException">The operation uses what it may not, reads no row, or is over a limit.</exception>
    public QueryPlan Plan(ExportShape export)
    {
        context.AsOf = AsOf(export.Connection.Argument("asOf"));
        return Finish([], connections.Everything(export));
    }

    /// <summary>Plans and gives what was found on the way instead of a plan: nothing can be run by it.</summary>
    public PlanPreview Preview(IReadOnlyList<Selection> selections, Func<Selection, RootItem?> other)
    {
        foreach (var selection in selections)
            Root(selection, other);
        return new PlanPreview(
            [.. context.Refusals.Concat(context.Errors).DistinctBy(e => (e.Code, e.English, string.Join('.', e.Path ?? [])))],
            context.Refusals.Count > 0,
            context.Touched.Needs,
            context.Touched.Rows,
            context.Cost.FieldCost,
            context.Cost.TypeCost);
    }

    /// <summary>Plans a look at one field of the row that an id names: the row is there where the caller sees it and is shown the field.</summary>
    public SeenField? Seen(string id, string name)
    {
        if (named.Find(id) is not { } found || found.Dataset.Field(name) is not { IsServed: true } field)
            return null;
        var scopes = FieldAccess.For(context, field, Usage.Show);
        if (scopes.IsDenied)
            return null;
        var row = Row(found.Dataset, OfRow(name), (row, _) => Expr.And(named.Condition(found, row), rows.In(found.Dataset, row, scopes.Shown)));
        return new SeenField(field, found.Key, Finish([new RowRoot(RowSight.Row, row)], null));
    }

    /// <summary>Plans the id of a row that exists for the caller; the row's key is the only leaf of the values that it is run with.</summary>
    public QueryPlan IdOf(DatasetEntry dataset)
    {
        var key = context.Slots.Parameter(typeof(long), new LeafSource(0, static (value, _) => value));
        var row = Row(dataset, OfRow("id"), (row, _) => Expr.And(rows.Visible(dataset, row), Expr.Equal(Expr.Key(row, dataset), key)));
        return Finish([new RowRoot(RowSight.Row, row)], null);
    }

    private static Selection OfRow(string field)
    {
        var selected = new Selection(field, field, new Dictionary<string, InputValue>(), static _ => [], [RowSight.Row, field]);
        return new Selection(RowSight.Row, RowSight.Row, new Dictionary<string, InputValue>(), _ => [selected], [RowSight.Row]);
    }

    private QueryPlan Finish(IReadOnlyList<RootItem> roots, ExportPlan? export)
    {
        if (context.Refusals.Count > 0)
            throw new QueryRefusedException([.. context.Refusals.DistinctBy(r => (r.Code, r.English, string.Join('.', r.Path ?? [])))]);
        Check("COST_EXCEEDED", "fieldCost", context.Limits.MaxFieldCost, context.Cost.FieldCost);
        Check("COST_EXCEEDED", "typeCost", context.Limits.MaxTypeCost, context.Cost.TypeCost);
        IReadOnlyList<QueryError> errors = [.. context.Errors.DistinctBy(e => (e.English, string.Join('.', e.Path ?? [])))];
        return new QueryPlan
        {
            Roots = roots,
            Export = export,
            Errors = errors,
            Audited = context.Touched.Describe(context.Sharing, errors),
            Sharing = context.Sharing,
            ShowsPersonal = context.ShowsPersonal,
            FieldCost = context.Cost.FieldCost,
            TypeCost = context.Cost.TypeCost,
            Datasets = context.Datasets,
            Statements = context.Slots.Statements,
        };
    }

    private RootItem Root(Selection selection, Func<Selection, RootItem?> other)
    {
        if (other(selection) is { } known)
        {
            context.Touched.Compare(known.Compared);
            return known;
        }

        context.AsOf = AsOf(selection.Argument("asOf"));
        if (context.Catalogue.Datasets.FirstOrDefault(d => d.PluralName == selection.Name) is { } many)
            return new ConnectionRoot(selection.ResponseKey, connections.Root(many, selection));
        if (context.Catalogue.Datasets.FirstOrDefault(d => d.SingularName == selection.Name) is { } one)
            return Lookup(one, selection);
        return selection.Name switch
        {
            "node" => Nodes(selection, selection.Argument("id")) is [{ } row] ? new RowRoot(selection.ResponseKey, row) : Nothing(selection),
            ChangeFeedRoot.Changes or ChangeFeedRoot.DataChanged => new ChangeFeedRoot(selection.ResponseKey, new ChangeFeedPlanner(context, rows, connections, Row).Plan(selection)),
            "nodes" => new NodesRoot(selection.ResponseKey, Nodes(selection, selection.Argument("ids"))),
            _ => throw new QueryRefusedException(QueryErrors.BadInput($"未知的字段 {selection.Name}。", $"Unknown field {selection.Name}.")),
        };
    }

    private static NullRoot Nothing(Selection selection) => new(selection.ResponseKey);

    private static SlotSource AsOf(InputValue? argument) => argument switch
    {
        ScalarInput { Leaf: { } leaf } => new LeafSource(leaf, ValueParsers.LocalDate),
        ScalarInput literal => new LiteralSource(literal.Value, ValueParsers.LocalDate),
        _ => new CallerSource(CallerValue.Today),
    };

    /// <summary>A lookup is a filter on the business key; what may not be filtered by is refused, found or not.</summary>
    private RootItem Lookup(DatasetEntry dataset, Selection selection)
    {
        var key = dataset.LookupKey.ToDictionary(f => f.Name, InputValue (f) => new ObjectInput(new Dictionary<string, InputValue>
        {
            ["eq"] = selection.Argument(f.Name) ?? InputValue.Null,
        }));
        var source = new ConnectionSource(dataset, new ObjectInput(key), null, static _ => null);
        if (context.Policy.Rows(context.Caller, dataset) != ScopeSet.None)
            return new RowRoot(selection.ResponseKey, Row(dataset, selection, (row, used) => connections.Rows(source, row, used)));
        context.DenyRows(dataset, selection.Path);
        return Nothing(selection);
    }

    private List<RowPlan?> Nodes(Selection selection, InputValue? argument)
    {
        var ids = FilterTranslator.Items(argument ?? InputValue.Null);
        Check("PAGE_TOO_LARGE", "ids", MostNodes, ids.Count);
        return [.. ids.Select(id => id is ScalarInput { Value: string text } ? Node(selection, text) : null)];
    }

    private RowPlan? Node(Selection selection, string id) =>
        named.Find(id) is { } found ? Row(found.Dataset, selection, (row, _) => named.Condition(found, row)) : null;

    private RowPlan Row(DatasetEntry dataset, Selection selection, Func<Expression, UsedFields, Expression?> condition)
    {
        context.Cost.Object();
        var relation = new Relation(context, rows, dataset);
        var steps = new RowProjection(context, rows, relation, connections).Steps(relation.Root, selection.Children(dataset.Name));
        if (relation.ColumnCount == 0)
            relation.Column(relation.Root, "presence", row => Expr.Nullable(Expr.Key(row, dataset)));
        var used = new UsedFields(context, dataset, selection.Path);
        var (query, parameter, resolve) = relation.Join(row => condition(row, used));
        return new RowPlan(dataset, relation.Compile(query.Take(parameter.Type, 1), parameter, resolve), new ObjectWriter(steps), relation.ShowsPersonal, relation.Subjects);
    }

    private static void Check(string code, string what, long limit, long measured)
    {
        if (measured > limit)
            throw new QueryRefusedException(QueryErrors.Limit(code, what, limit, measured));
    }
}
