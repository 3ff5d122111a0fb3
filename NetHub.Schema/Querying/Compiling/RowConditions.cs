using System.Linq.Expressions;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>
/// Compiles row rules into conditions. Every relation of a plan, at every depth, takes its rows from <see cref="Visible(RowRule, Expression)"/>:
/// rows that do not match it do not exist for the caller.
/// </summary>
internal sealed class RowConditions(CompilingContext context)
{
    /// <summary>Returns the condition for rows that exist for the caller on the requested day; null for all rows.</summary>
    public Expression? Visible(RowRule rule, Expression row) => Visible(rule, new VisibilityColumns(rule.Dataset, row));

    /// <summary>Returns the condition for changes whose row existed for the caller before: the same rule, applied to the logged columns of the row.</summary>
    public Expression? WasVisible(RowRule rule, Expression change) => Visible(rule, new HistoricVisibilityColumns(rule.Dataset, change));

    /// <summary>Returns the condition for changes whose row was in any of the scopes before; null for all changes.</summary>
    public Expression? WasIn(RowRule rule, Expression change, ScopeSet scopes) => In(rule, new HistoricVisibilityColumns(rule.Dataset, change), scopes);

    /// <summary>Returns the condition for rows in any of the scopes; null for all rows.</summary>
    public Expression? In(RowRule rule, Expression row, ScopeSet scopes) => In(rule, new VisibilityColumns(rule.Dataset, row), scopes);

    /// <summary>Returns the condition for rows on which all used fields of a relation are FULL; null for all rows.</summary>
    public Expression? Narrowed(DecidedRelation relation, Expression row) =>
        relation.Narrowings.Aggregate((Expression?)null, (condition, scopes) => Expr.And(condition, In(relation.Rule, row, scopes)));

    /// <summary>Returns the condition that a row and its ancestors are in all of these scopes; null if there are no scopes.</summary>
    public Expression? All(IReadOnlyList<AncestorScopes> scopes, RowNode node, Func<RowNode, Expression> row) => All(scopes, 0, node, row);

    /// <summary>Returns the condition for rows to which at least one of the gates applies.</summary>
    public static Expression Gated(DatasetEntry dataset, IReadOnlyList<int> gates, Expression row)
    {
        var columns = new VisibilityColumns(dataset, row);
        return Expr.Or(gates.Select(columns.Closed));
    }

    private Expression? All(IReadOnlyList<AncestorScopes> scopes, int index, RowNode node, Func<RowNode, Expression> row)
    {
        if (index == scopes.Count)
            return null;
        var ancestor = node.Ancestor(scopes[index].Up);
        return Expr.And(In(ancestor.Rule, row(ancestor), scopes[index].Scopes), All(scopes, index + 1, node, row));
    }

    private Expression? Visible(RowRule rule, VisibilityColumns row) => Expr.And(Restricted(rule, row), ValidOn(row));

    private Expression? Restricted(RowRule rule, VisibilityColumns row)
    {
        var condition = In(rule, row, rule.Scopes);
        // Iterates the declared gates, so that an undecided gate is never open.
        for (var i = 0; i < rule.Dataset.Scopes.Gates.Count; i++)
            condition = Expr.And(condition, Gate(rule, row, i));
        return Expr.And(condition, Governed(rule, row));
    }

    private Expression? In(RowRule rule, VisibilityColumns row, ScopeSet scopes)
    {
        if (scopes.HasFlag(ScopeSet.County))
            return null;
        return scopes == ScopeSet.None ? Expr.False : Expr.Or(scopes.Each().Select(s => In(rule, row, s)));
    }

    private Expression? ValidOn(VisibilityColumns row)
    {
        if (!row.Dataset.IsDated)
            return null;
        return Expr.ValidOn(context.Parameters.Parameter(typeof(DateOnly), context.AsOf), row.ValidFrom, row.ValidTo);
    }

    private Expression In(RowRule rule, VisibilityColumns row, RowScope scope) => scope switch
    {
        RowScope.Township => Expr.InRegion(row.Region, Fact(typeof(string), CallerValue.TownshipLow), Fact(typeof(string), CallerValue.TownshipHigh)),
        RowScope.Park => Expr.Equal(row.Park, Fact(typeof(long), CallerValue.Park)),
        RowScope.Own => Owned(rule, row),
        RowScope.Case => Assigned(rule, row),
        _ => Expr.False,
    };

    private Expression Owned(RowRule rule, VisibilityColumns row)
    {
        var owner = Expression.Parameter(typeof(RowOwner), "owner");
        var owned = Expr.Any(context.Db.Set(typeof(RowOwner)).Expression, owner, Names(rule, owner, row));
        var former = Expression.Parameter(typeof(FormerOwner), "former");
        return row.Outlasts(former) is { } outlasts
            ? Expression.OrElse(owned, Expr.Any(context.Db.Set(typeof(FormerOwner)).Expression, former, Expression.AndAlso(Names(rule, former, row), outlasts)))
            : owned;
    }

    private Expression Assigned(RowRule rule, VisibilityColumns row)
    {
        var assignment = Expression.Parameter(typeof(CaseAssignment), "assignment");
        var today = Fact(typeof(DateOnly), CallerValue.Today);
        var to = Expression.Property(assignment, nameof(CaseAssignment.To));
        var ends = Expr.Unended(today, to);
        if (row.Outlasts(assignment) is { } outlasts)
            ends = Expression.OrElse(ends, outlasts);
        var open = Expression.AndAlso(Expr.Compare(ExpressionType.LessThanOrEqual, Expression.Property(assignment, nameof(CaseAssignment.From)), today), ends);
        var assigned = Expr.Any(context.Db.Set(typeof(CaseAssignment)).Expression, assignment, Expression.AndAlso(Names(rule, assignment, row), open));
        // The keys can be constants: plans are cached by grants, which do not change.
        return rule.Named.Count == 0 ? assigned
            : Expression.OrElse(assigned, Expr.In(row.Key, rule.Named.Select(key => context.Parameters.Parameter(row.Key.Type, new ConstantSource(key)))));
    }

    // The scope tables identify a row by department, dataset and key, in the order of their index.
    private BinaryExpression Names(RowRule rule, Expression entry, VisibilityColumns row) => Expression.AndAlso(
        Expression.AndAlso(
            IsDepartment(rule, Expression.Property(entry, nameof(RowOwner.Department))),
            Expr.Equal(Expression.Property(entry, nameof(RowOwner.Dataset)), Expression.Constant(row.Dataset.Name))),
        Expr.Equal(Expression.Property(entry, nameof(RowOwner.RowKey)), row.Key));

    // A department's rows include those of departments whose responsibilities it took over.
    private Expression IsDepartment(RowRule rule, Expression department)
    {
        Expression condition = Expr.Equal(department, Fact(typeof(string), CallerValue.Department));
        foreach (var predecessor in rule.Predecessors)
            condition = Expression.OrElse(condition, Expr.Equal(department, context.Parameters.Parameter(typeof(string), new ConstantSource(predecessor))));
        return condition;
    }

    private Expression? Gate(RowRule rule, VisibilityColumns row, int index)
    {
        var opens = rule.Gates[index];
        if (opens.HasFlag(ScopeSet.County))
            return null;
        var closed = row.Closed(index);
        return opens == ScopeSet.None
            ? Expression.Not(closed)
            : Expression.OrElse(Expression.Not(closed), In(rule, row, opens)!);
    }

    private Expression? Governed(RowRule rule, VisibilityColumns row)
    {
        if (row.Dataset.GoverningLink is not { } link)
            return null;
        if (rule.Governing is not { } governing)
            return Expr.False;
        var parent = Expression.Parameter(link.To.ClrType, "parent");
        var isParent = Expr.Equal(Expr.Key(parent, link.To), row.Parent(link));
        var exists = Expr.Any(context.Db.Set(link.To.ClrType).Expression, parent, Expr.And(isParent, Visible(governing, parent)));
        // A row that was removed together with its parent existed as long as the parent did.
        var former = Expression.Parameter(typeof(DataChange), "former");
        return row.ParentChanged(link, former) is { } changed
            ? Expression.OrElse(exists, Expr.Any(context.Db.Set(typeof(DataChange)).Expression, former, Expr.And(changed, WasVisible(governing, former))))
            : exists;
    }

    private Expression Fact(Type type, CallerValue value) => context.Parameters.Parameter(type, new CallerSource(value));
}
