using System.Linq.Expressions;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>
/// Compiles a change feed. A changed row is read in its current state, like any other row; its removal is reported only to callers for
/// whom it existed before.
/// </summary>
internal sealed class ChangesCompiler(CompilingContext context, ConnectionCompiler connections)
{
    public CompiledChanges Compile(DecidedChanges changes) => new(
        changes.Changes.Selection,
        [.. changes.Followed.Select(Followed)],
        Bound(descending: true),
        Bound(descending: false),
        changes.Changes.Size,
        changes.Binding);

    private CompiledFollowed Followed(DecidedFollowed followed)
    {
        var (linkable, unlinkable) = followed.Domains;
        var row = new RowStatement(context, connections).Compile(followed.Row, r => Named(followed, r));
        return new CompiledFollowed(followed.Rows.Dataset, ChangesSql(followed), row, linkable, unlinkable);
    }

    // For a follower, a row that does not match the filter does not exist.
    private Expression? Named(DecidedFollowed followed, Expression row) => Expr.And(
        connections.Rows(followed.Relation, followed.Where, row, static _ => null),
        Expr.Equal(Expr.Key(row, followed.Rows.Dataset), context.Parameters.Parameter(typeof(long), new GivenSource(0))));

    // Columns: number, row key, whether the row existed for the caller before, and whether its id was linkable then.
    private SqlTemplate ChangesSql(DecidedFollowed followed)
    {
        var (dataset, rule) = (followed.Rows.Dataset, followed.Relation.Rule);
        var change = Expression.Parameter(typeof(DataChange), "change");
        var existed = Expr.And(Expr.Equal(Column(nameof(DataChange.Existed)), Expr.True), context.Rows.WasVisible(rule, change))!;
        var linked = followed.Linkability.Where(rule.Scopes) is { } scopes ? context.Rows.WasIn(rule, change, scopes) ?? Expr.True : Expr.True;
        var condition = Expr.And(
            Expr.Equal(Column(nameof(DataChange.Dataset)), Expression.Constant(dataset.Name)),
            Expression.GreaterThan(Column(nameof(DataChange.Number)), context.Parameters.Parameter(typeof(long), new GivenSource(0))));
        var found = context.Db.Set(typeof(DataChange)).Where(change, condition)
            .OrderBy(change, Column(nameof(DataChange.Number)), descending: false, then: false).Take(typeof(DataChange), CompiledFollowed.Chunk);
        Expression[] columns = [Column(nameof(DataChange.Number)), Column(nameof(DataChange.RowKey)), Flag(existed), Flag(linked)];
        return context.Parameters.Compile(found.Select(change, Expression.NewArrayInit(typeof(object), columns.Select(static c => Expression.Convert(c, typeof(object))))), columns.Length);

        Expression Column(string property) => Expression.Property(change, property);
    }

    // EF Core omits constants from the selected columns, so a flag is always a conditional.
    private static ConditionalExpression Flag(Expression condition) => Expression.Condition(condition, Expression.Constant(1), Expression.Constant(0));

    private SqlTemplate Bound(bool descending)
    {
        var change = Expression.Parameter(typeof(DataChange), "change");
        var number = Expression.Property(change, nameof(DataChange.Number));
        var last = context.Db.Set(typeof(DataChange)).OrderBy(change, number, descending, then: false).Take(typeof(DataChange), 1);
        return context.Parameters.Compile(last.Select(change, Expression.NewArrayInit(typeof(object), Expression.Convert(number, typeof(object)))), 1);
    }
}
