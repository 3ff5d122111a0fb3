using System.Linq.Expressions;
using System.Reflection;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>One row of a relation: the root row, or the joined row of a to-one link.</summary>
internal sealed class RowNode(RowRule rule, LinkEntry? link, RowNode? parent)
{
    public DatasetEntry Dataset => rule.Dataset;

    /// <summary>The rule that determines which rows exist.</summary>
    public RowRule Rule => rule;

    /// <summary>The link to the row; null for the root.</summary>
    public LinkEntry? Link => link;

    public RowNode? Parent => parent;

    /// <summary>The scopes from which the link may be followed, relative to the parent.</summary>
    public IReadOnlyList<AncestorScopes> FollowedWhere { get; init; } = [];

    /// <summary>The link if the row is only used for sorting or grouping; null if the row is shown.</summary>
    public UsedLink? Use { get; init; }

    public ColumnRef? Presence { get; set; }

    /// <summary>Returns the row itself, or an ancestor along its links.</summary>
    public RowNode Ancestor(int up) => up == 0 ? this : parent!.Ancestor(up - 1);
}

/// <summary>A row joined with a linked row.</summary>
public sealed class Joined<TLeft, TRight>
{
    public required TLeft Left { get; init; }

    public required TRight Right { get; init; }
}

/// <summary>
/// A relation while it is compiled: the rows of a dataset, the joined rows of to-one links, and the selected columns. EF Core generates its
/// SQL at the end.
/// </summary>
internal sealed class Relation(CompilingContext context, RowRule rule)
{
    private static readonly MethodInfo LeftJoinMethod = typeof(Queryable).GetMethods()
        .Single(m => m.Name == nameof(Queryable.LeftJoin) && m.GetParameters().Length == 5);

    private readonly List<RowNode> nodes = [new RowNode(rule, null, null)];
    private readonly DatasetEntry dataset = rule.Dataset;
    private readonly List<(ColumnRef Column, Func<Func<RowNode, Expression>, Expression> Build)> columns = [];
    private readonly Dictionary<(RowNode, string), ColumnRef> columnsByName = [];

    public RowNode Root => nodes[0];

    /// <summary>The columns with the subject of a row, for the ledger.</summary>
    public List<SubjectColumn> Subjects { get; } = [];

    /// <summary>Adds the row of a shown link.</summary>
    public RowNode Add(DecidedLink link, RowNode parent)
    {
        var node = new RowNode(link.Target.Rule, link.Item.Link, parent) { FollowedWhere = link.FollowedWhere };
        nodes.Add(node);
        return node;
    }

    /// <summary>Adds the row of a link that is used for sorting or grouping.</summary>
    public RowNode Add(UsedLink link, RowNode parent)
    {
        var node = new RowNode(link.Target.Rule, link.Link, parent) { FollowedWhere = link.FollowedWhere, Use = link };
        nodes.Add(node);
        return node;
    }

    /// <summary>Finds the row of a shown link, or of a used link. They are separate because a used row can be narrowed when the shown row is not.</summary>
    public RowNode? Find(RowNode parent, LinkEntry link, UsedLink? use = null) =>
        nodes.Find(n => n.Parent == parent && n.Link == link && n.Use == use);

    /// <summary>Returns a column of a node; the same name returns the same column.</summary>
    public ColumnRef Column(RowNode node, string name, Func<Func<RowNode, Expression>, Expression> build)
    {
        if (columnsByName.TryGetValue((node, name), out var column))
            return column;
        columnsByName[(node, name)] = column = new ColumnRef();
        columns.Add((column, build));
        return column;
    }

    public ColumnRef Column(RowNode node, string name, Func<Expression, Expression> build) => Column(node, name, row => build(row(node)));

    /// <summary>Adds a presence column if no column is selected.</summary>
    public void EnsureColumn()
    {
        if (columns.Count == 0)
            Column(Root, "presence", row => Expr.Nullable(Expr.Key(row, dataset)));
    }

    /// <summary>Returns the joined rows; <paramref name="baseCondition"/> restricts the root rows.</summary>
    public (IQueryable Rows, ParameterExpression Row, Func<RowNode, Expression> Resolve) Join(Func<Expression, Expression?> baseCondition)
    {
        var root = Expression.Parameter(dataset.ClrType, "row");
        var query = Expr.Where(context.Db.Set(dataset.ClrType).Expression, baseCondition(root), root);
        var paths = new Dictionary<RowNode, Func<Expression, Expression>> { [Root] = static e => e };
        var type = dataset.ClrType;
        foreach (var node in nodes.Skip(1))
            (query, type) = Join(query, type, node, paths);
        var row = Expression.Parameter(type, "row");
        return (context.Db.Set(dataset.ClrType).Provider.CreateQuery(query), row, node => paths[node](row));
    }

    /// <summary>Selects the columns and generates the SQL with EF Core.</summary>
    public SqlTemplate Compile(IQueryable joined, ParameterExpression row, Func<RowNode, Expression> resolve)
    {
        var distinct = new List<string>();
        var values = new List<Expression>();
        foreach (var (column, build) in columns)
        {
            var value = build(resolve);
            var text = Bare(value).ToString();
            column.Ordinal = distinct.IndexOf(text);
            if (column.Ordinal >= 0)
                continue;
            column.Ordinal = values.Count;
            distinct.Add(text);
            values.Add(Expression.Convert(value, typeof(object)));
        }

        return context.Parameters.Compile(joined.Select(row, Expression.NewArrayInit(typeof(object), values)), values.Count);
    }

    // EF Core selects a column once regardless of conversions, so the list of columns must do the same.
    private static Expression Bare(Expression value) => value is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? Bare(conversion.Operand) : value;

    private Expression? FollowedFrom(RowNode node, Func<RowNode, Expression> row)
    {
        var followed = context.Rows.All(node.FollowedWhere, node.Parent!, row);
        return node.Use is { } use ? Expr.And(followed, Linkable(use, node.Parent!, row)) : followed;
    }

    private Expression? Linkable(UsedLink use, RowNode parent, Func<RowNode, Expression> row)
    {
        // Not a constant, because for a join ON 0 SQLite reads the whole linked table for every row.
        if (use.Linkability.IsNowhere)
            return Expression.Equal(context.Parameters.Parameter(typeof(int), new ConstantSource(0)), Expression.Constant(1));
        return use.Linkability.Where(use.Among) is { } scopes ? context.Rows.In(parent.Rule, row(parent), scopes) : null;
    }

    private (Expression Query, Type Type) Join(Expression outer, Type outerType, RowNode node, Dictionary<RowNode, Func<Expression, Expression>> paths)
    {
        var link = node.Link!;
        var target = Expression.Parameter(link.To.ClrType, "target");
        var inner = Expr.Where(context.Db.Set(link.To.ClrType).Expression,
            Expr.And(context.Rows.Visible(node.Rule, target), node.Use is { } use ? context.Rows.Narrowed(use.Target, target) : null), target);

        var left = Expression.Parameter(outerType, "left");
        var parent = paths[node.Parent!](left);
        var (outerKey, innerKey) = Expr.Match(Expr.Nullable(Expr.Field(parent, link.Key)), Expr.Nullable(LinkConditions.TargetKey(link.To, target)));
        outerKey = Expr.Guard(FollowedFrom(node, known => paths[known](left)), outerKey);

        var joined = typeof(Joined<,>).MakeGenericType(outerType, link.To.ClrType);
        var right = Expression.Parameter(link.To.ClrType, "right");
        var result = Expression.MemberInit(Expression.New(joined),
            Expression.Bind(joined.GetProperty("Left")!, left), Expression.Bind(joined.GetProperty("Right")!, right));
        foreach (var (known, path) in paths.ToList())
            paths[known] = e => path(Expression.Property(e, "Left"));
        paths[node] = e => Expression.Property(e, "Right");
        var method = LeftJoinMethod.MakeGenericMethod(outerType, link.To.ClrType, outerKey.Type, joined);
        var query = Expression.Call(method, outer, inner,
            Expression.Quote(Expression.Lambda(outerKey, left)),
            Expression.Quote(Expression.Lambda(innerKey, target)),
            Expression.Quote(Expression.Lambda(result, left, right)));
        return (query, joined);
    }
}

/// <summary>LINQ operators over queries whose row type is known only at run time.</summary>
internal static class QueryOperators
{
    public static IQueryable Where(this IQueryable query, ParameterExpression row, Expression? condition) =>
        condition is null ? query : query.Provider.CreateQuery(Expr.Where(query.Expression, condition, row));

    public static IQueryable Select(this IQueryable query, ParameterExpression row, Expression result) =>
        query.Provider.CreateQuery(Expression.Call(typeof(Queryable), nameof(Queryable.Select), [row.Type, result.Type],
            query.Expression, Expression.Quote(Expression.Lambda(result, row))));

    public static IQueryable OrderBy(this IQueryable query, ParameterExpression row, Expression key, bool descending, bool then)
    {
        var method = (then, descending) switch
        {
            (false, false) => nameof(Queryable.OrderBy),
            (false, true) => nameof(Queryable.OrderByDescending),
            (true, false) => nameof(Queryable.ThenBy),
            (true, true) => nameof(Queryable.ThenByDescending),
        };
        return query.Provider.CreateQuery(Expression.Call(typeof(Queryable), method, [row.Type, key.Type],
            query.Expression, Expression.Quote(Expression.Lambda(key, row))));
    }

    public static IQueryable Take(this IQueryable query, Type type, int count) =>
        query.Provider.CreateQuery(Expression.Call(typeof(Queryable), nameof(Queryable.Take), [type], query.Expression, Expression.Constant(count)));
}
