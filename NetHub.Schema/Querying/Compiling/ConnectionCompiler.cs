using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Compiles connections: page, total count, aggregates and groups over the same rows.</summary>
internal sealed class ConnectionCompiler(CompilingContext context)
{
    private readonly StatisticCompiler statistics = new(context);

    /// <summary>Compiles a connection at the root.</summary>
    public CompiledConnection Root(DecidedConnection connection) => Compile(connection, static _ => null);

    /// <summary>Compiles a connection under a row.</summary>
    public CompiledConnection Children(Relation parents, RowNode parent, DecidedChildren children) =>
        Compile(children.Connection, new ChildrenCompiler(context, parents, parent, children).Relates());

    /// <summary>
    /// Returns the condition for rows that exist for the caller, belong to the parent and match the filter, narrowed to rows on which all used
    /// fields are FULL.
    /// </summary>
    public Expression? Rows(DecidedRelation relation, DecidedPredicate? where, Expression row, Func<Expression, Expression?> relates)
    {
        var filter = context.Predicates.Compile(where, relation.Rule, row);
        var condition = Expr.And(context.Rows.Visible(relation.Rule, row), relates(row));
        return Expr.And(Expr.And(condition, context.Rows.Narrowed(relation, row)), filter);
    }

    private CompiledConnection Compile(DecidedConnection connection, Func<Expression, Expression?> relates)
    {
        var page = new PageCompiler(context, this, connection, relates);
        List<CompiledPart> parts = [.. connection.Parts.Select(p => Part(connection, page, p, relates))];
        return new CompiledConnection(connection.Dataset, connection.HasPage ? page.Compile() : null, parts);
    }

    private CompiledPart Part(DecidedConnection connection, PageCompiler page, DecidedPart part, Func<Expression, Expression?> relates)
    {
        var key = part.Part.ResponseKey;
        if (connection.AreRowsDenied && part.Part.IsOfRows)
            return new ConstantPart(key, null);
        return part switch
        {
            DecidedNodes nodes => page.Nodes(nodes),
            DecidedEdges edges => page.Edges(edges),
            UndecidedPart { Part: Query.PageInfoPart info } => page.PageInfo(info),
            DecidedCount count => new TotalCountPart(key, Count(count, relates)),
            DecidedStatistic { Scope: null } => new ConstantPart(key, null),
            DecidedStatistic statistic => new StatisticPart(key, statistics.Compile(statistic, relates)),
            _ => new ConstantPart(key, connection.Dataset.Name + "Connection"),
        };
    }

    private SqlTemplate Count(DecidedCount count, Func<Expression, Expression?> relates)
    {
        var dataset = count.Relation.Dataset;
        var row = Expression.Parameter(dataset.ClrType, "row");
        var counted = Expr.Where(context.Db.Set(dataset.ClrType).Expression, Rows(count.Relation, count.Where, row, relates), row);
        var number = Expression.Call(typeof(Queryable), nameof(Queryable.Count), [row.Type], counted);
        var one = context.Db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\"");
        var lone = Expression.Parameter(typeof(int), "one");
        return context.Parameters.Compile(((IQueryable)one).Select(lone, Expression.NewArrayInit(typeof(object), Expression.Convert(number, typeof(object)))), 1);
    }
}

/// <summary>Relates the rows of a connection to the parent row, whose key is bound when the parent row is written.</summary>
internal sealed class ChildrenCompiler(CompilingContext context, Relation parents, RowNode parent, DecidedChildren children)
{
    private readonly LinkEntry link = children.Link;

    public Func<Expression, Expression?> Relates()
    {
        if (link.Direction == LinkDirection.ToListed)
            return ToListed();
        var column = parents.Column(parent, "link key", row => Expr.Guard(
            Expr.And(context.Predicates.LeadsBack(children.LeadsBack, parent.Rule, row(parent)), context.Rows.All(children.Row.Cap.FullWhere, parent, row)),
            LinkConditions.TargetKey(link.From, row(parent))));
        if (link.IsWithin)
        {
            var (low, high) = (Bound(column, ParentValue.RegionLow), Bound(column, ParentValue.RegionHigh));
            return child => Expr.And(Expr.InRegion(Expr.Field(child, link.Key), low, high), Linkable(child));
        }

        var type = link.Key.ValueType;
        var value = context.Parameters.Parameter(type, new ParentSource(column, type == typeof(string) ? ParentValue.Text : ParentValue.Number));
        return child => Expr.And(LinkConditions.Holds(link.Key, Expr.Field(child, link.Key), value), Linkable(child));
    }

    private Func<Expression, Expression?> ToListed()
    {
        var list = parents.Column(parent, link.Key.Name + " list", row => Expr.Guard(context.Rows.All(children.Row.Cap.FullWhere, parent, row), Expr.Field(row(parent), link.Key)));
        var keys = context.Parameters.ListParameter(link.Key.ValueType, new ParentSource(list, ParentValue.Text));
        return child => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [link.Key.ValueType], keys, LinkConditions.TargetKey(link.To, child));
    }

    private Expression Bound(ColumnRef column, ParentValue value) => context.Parameters.Parameter(typeof(string), new ParentSource(column, value));

    private Expression? Linkable(Expression child) => context.Predicates.Linkable(children.Linkability, children.Connection.Visible, child);
}
