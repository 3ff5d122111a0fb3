using System.Linq.Expressions;
using NetHub.Schema.Querying.Filtering;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Querying.Projection;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Querying.Following;

/// <summary>
/// Plans a feed of changes. A changed row is read as any row is, with the same decisions, as it is now; a change after which it is no more
/// is told to those alone for whom it existed before.
/// </summary>
internal sealed class ChangeFeedPlanner(PlanContext context, RowAccess rows, ConnectionPlanner connections, Func<DatasetEntry, Selection, Func<Expression, UsedFields, Expression?>, RowPlan> rowPlan)
{
    /// <summary>Changes of a dataset that are read at once.</summary>
    public const int Chunk = 500;

    private static readonly CallerSource Today = new(CallerValue.Today);

    public ChangeFeed Plan(Selection selection)
    {
        context.AsOf = Today;
        var change = selection.Children("ChangeFeed").FirstOrDefault(static s => s.Name == "changes");
        var size = PageOf(selection);
        List<FollowedDataset> followed = [];
        context.Cost.Times(size, () => followed.AddRange(Datasets(selection).Select(d => Follow(d, change, Where(selection, d)))));
        return new ChangeFeed(selection, followed, Bound(descending: true), Bound(descending: false), size, FeedBinding.Of(context.Policy, context.Caller, followed.Select(static f => f.Dataset)));
    }

    private int PageOf(Selection selection)
    {
        var first = selection.Argument("first") is ScalarInput { Value: long given } ? given : ChangeFeed.DefaultSize;
        if (first > context.Limits.MaxPageSize)
            throw new QueryRefusedException(QueryErrors.Limit("PAGE_TOO_LARGE", "first", context.Limits.MaxPageSize, first));
        return first >= 1 ? (int)first : throw new QueryRefusedException(QueryErrors.BadInput("first 应大于 0。", "first must be greater than 0.", selection.Path));
    }

    private static InputValue? Where(Selection selection, DatasetEntry dataset) =>
        selection.Argument("where") is ObjectInput filters && filters.Members.TryGetValue(dataset.SingularName, out var where) && !where.IsNull ? where : null;

    private IEnumerable<DatasetEntry> Datasets(Selection selection)
    {
        foreach (var name in FilterTranslator.Items(selection.Argument("datasets") ?? InputValue.Null).Select(static i => (i as ScalarInput)?.Value as string).Distinct())
        {
            var dataset = context.Catalogue.Datasets.FirstOrDefault(d => d.Name == name && d.IsVersioned)
                ?? throw new QueryRefusedException(QueryErrors.BadInput("未知或不能跟踪的信息资源。", "A dataset is unknown, or cannot be followed.", selection.Path));
            if (context.Policy.Rows(context.Caller, dataset) == ScopeSet.None)
                throw new QueryRefusedException(context.RowsDenied(dataset, selection.Path));
            yield return dataset;
        }
    }

    private FollowedDataset Follow(DatasetEntry dataset, Selection? change, InputValue? where)
    {
        var row = change?.Children("Change").FirstOrDefault(static s => s.Name == "row");
        IReadOnlyList<Selection> fields = row?.Children(dataset.Name) ?? [];
        var id = new Selection("id", "id", new Dictionary<string, InputValue>(), static _ => [], change?.Path ?? []);
        var plan = rowPlan(dataset, new Selection("row", "row", id.Arguments, type => type == dataset.Name ? [id, .. fields] : [], row?.Path ?? id.Path), (r, used) => Named(dataset, r, used, where));
        var domains = (Joining: context.Domains.Of(dataset), Apart: dataset.Id is { } own ? context.Domains.Apart(own) : "");
        return new FollowedDataset(dataset, ChangesSql(dataset), plan, domains.Joining, domains.Apart);
    }

    // A row that does not match the filter is, for who follows, as one that does not exist for him.
    private Expression? Named(DatasetEntry dataset, Expression row, UsedFields used, InputValue? where) => Expr.And(
        connections.Rows(new ConnectionSource(dataset, where, null, static _ => null), row, used),
        Expr.Equal(Expr.Key(row, dataset), context.Slots.Parameter(typeof(long), new GivenSource(0))));

    // Number, row, whether the row existed for the caller before, and in which domain its id was then.
    private SqlTemplate ChangesSql(DatasetEntry dataset)
    {
        var change = Expression.Parameter(typeof(DataChange), "change");
        var existed = Expr.And(Expr.Equal(Of(nameof(DataChange.Existed)), Expr.True), rows.WasVisible(dataset, change))!;
        var joins = dataset.Id is { } id ? PersonKeys.Joins(context, id) : ScopeSet.County;
        var joined = joins.Covers(context.Policy.Rows(context.Caller, dataset)) ? Expr.True : rows.WasIn(dataset, change, joins) ?? Expr.True;
        var condition = Expr.And(
            Expr.Equal(Of(nameof(DataChange.Dataset)), Expression.Constant(dataset.Name)),
            Expression.GreaterThan(Of(nameof(DataChange.Number)), context.Slots.Parameter(typeof(long), new GivenSource(0))));
        var found = context.Db.Set(typeof(DataChange)).Where(change, condition)
            .OrderBy(change, Of(nameof(DataChange.Number)), descending: false, then: false).Take(typeof(DataChange), Chunk);
        Expression[] columns = [Of(nameof(DataChange.Number)), Of(nameof(DataChange.RowKey)), Flag(existed), Flag(joined)];
        return context.Slots.Compile(found.Select(change, Expression.NewArrayInit(typeof(object), columns.Select(static c => Expression.Convert(c, typeof(object))))), columns.Length);

        Expression Of(string property) => Expression.Property(change, property);
    }

    // A constant would be left out of what is selected.
    private static Expression Flag(Expression condition) => Expression.Condition(condition, Expression.Constant(1), Expression.Constant(0));

    private SqlTemplate Bound(bool descending)
    {
        var change = Expression.Parameter(typeof(DataChange), "change");
        var number = Expression.Property(change, nameof(DataChange.Number));
        var all = context.Db.Set(typeof(DataChange));
        var last = all.OrderBy(change, number, descending, then: false).Take(typeof(DataChange), 1);
        return context.Slots.Compile(last.Select(change, Expression.NewArrayInit(typeof(object), Expression.Convert(number, typeof(object)))), 1);
    }
}
