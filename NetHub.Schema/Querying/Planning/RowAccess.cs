using System.Linq.Expressions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Planning;

/// <summary>
/// Turns the decision on rows into conditions on the base relation. Every relation of a plan, at every depth, takes its rows
/// from <see cref="Visible(DatasetEntry, Expression)"/>: what it does not let through does not exist for the caller.
/// </summary>
internal sealed class RowAccess(PlanContext context)
{
    /// <summary>The dataset's rows that exist for the caller on the day asked for; null means all of them.</summary>
    public Expression? Visible(DatasetEntry dataset, Expression row) => Visible(new RowFacts(dataset, row));

    /// <summary>Changes before which their row existed for the caller: the same rule, asked of what is kept of the row.</summary>
    public Expression? WasVisible(DatasetEntry dataset, Expression change) => Visible(new FormerRowFacts(dataset, change));

    /// <summary>Changes before which their row was in any of the scopes; null means all of them.</summary>
    public Expression? WasIn(DatasetEntry dataset, Expression change, ScopeSet scopes) => In(new FormerRowFacts(dataset, change), scopes);

    /// <summary>Rows that may be counted in statistics only, or that exist: scopes given by the caller of this method.</summary>
    public Expression? Restricted(DatasetEntry dataset, Expression row, ScopeSet scopes) => Restricted(new RowFacts(dataset, row), scopes);

    /// <summary>Rows that are in any of the scopes; null means every row.</summary>
    public Expression? In(DatasetEntry dataset, Expression row, ScopeSet scopes) => In(new RowFacts(dataset, row), scopes);

    /// <summary>Dated rows that are valid on the day asked for.</summary>
    public Expression? ValidOn(DatasetEntry dataset, Expression row) => ValidOn(new RowFacts(dataset, row));

    private Expression? Visible(RowFacts row)
    {
        context.Touched.NeedRows(row.Dataset);
        return Expr.And(Restricted(row, context.Policy.Rows(context.Caller, row.Dataset)), ValidOn(row));
    }

    private Expression? Restricted(RowFacts row, ScopeSet scopes)
    {
        context.Datasets.Add(row.Dataset);
        context.Touched.Note(context.Policy.DecideRows(context.Caller, row.Dataset).Alternatives);
        var condition = In(row, scopes);
        for (var i = 0; i < row.Dataset.Scopes.Gates.Count; i++)
            condition = Expr.And(condition, Gate(row, i));
        return Expr.And(condition, Governed(row));
    }

    private Expression? In(RowFacts row, ScopeSet scopes)
    {
        if (scopes.HasFlag(ScopeSet.County))
            return null;
        return scopes == ScopeSet.None ? Expr.False : Expr.Or(scopes.Each().Select(s => In(row, s)));
    }

    private Expression? ValidOn(RowFacts row)
    {
        if (!row.Dataset.IsDated)
            return null;
        return Expr.ValidOn(context.Slots.Parameter(typeof(DateOnly), context.AsOf), row.ValidFrom, row.ValidTo);
    }

    private Expression In(RowFacts row, RowScope scope) => scope switch
    {
        RowScope.Township => Expr.InRegion(row.Region, Fact(typeof(string), CallerValue.TownshipLow), Fact(typeof(string), CallerValue.TownshipHigh)),
        RowScope.Park => Expr.Equal(row.Park, Fact(typeof(long), CallerValue.Park)),
        RowScope.Own => Owned(row),
        RowScope.Case => Assigned(row),
        _ => Expr.False,
    };

    private Expression Owned(RowFacts row)
    {
        var owner = Expression.Parameter(typeof(RowOwner), "owner");
        var owned = Expr.Any(context.Db.Set(typeof(RowOwner)).Expression, owner, Names(owner, row));
        var former = Expression.Parameter(typeof(FormerOwner), "former");
        return row.Outlasts(former) is { } outlasts
            ? Expression.OrElse(owned, Expr.Any(context.Db.Set(typeof(FormerOwner)).Expression, former, Expression.AndAlso(Names(former, row), outlasts)))
            : owned;
    }

    private Expression Assigned(RowFacts row)
    {
        var assignment = Expression.Parameter(typeof(CaseAssignment), "assignment");
        var today = Fact(typeof(DateOnly), CallerValue.Today);
        var to = Expression.Property(assignment, nameof(CaseAssignment.To));
        var ends = Expr.Unended(today, to);
        if (row.Outlasts(assignment) is { } outlasts)
            ends = Expression.OrElse(ends, outlasts);
        var open = Expression.AndAlso(Expr.Compare(ExpressionType.LessThanOrEqual, Expression.Property(assignment, nameof(CaseAssignment.From)), today), ends);
        var assigned = Expr.Any(context.Db.Set(typeof(CaseAssignment)).Expression, assignment, Expression.AndAlso(Names(assignment, row), open));
        var named = context.Caller.Grants.Named(row.Dataset);
        // Plans are kept by grants, which do not change.
        return named.Count == 0 ? assigned
            : Expression.OrElse(assigned, Expr.In(row.Key, named.Select(key => context.Slots.Parameter(row.Key.Type, new ConstantSource(key)))));
    }

    // Both scope tables name a row by department, dataset and key, in this order of their index.
    private Expression Names(Expression entry, RowFacts row) => Expression.AndAlso(
        Expression.AndAlso(
            IsDepartment(Expression.Property(entry, nameof(RowOwner.Department)), row.Dataset),
            Expr.Equal(Expression.Property(entry, nameof(RowOwner.Dataset)), Expression.Constant(row.Dataset.Name))),
        Expr.Equal(Expression.Property(entry, nameof(RowOwner.RowKey)), row.Key));

    // A department's rows are those, too, of the departments whose responsibilities it took over.
    private Expression IsDepartment(Expression department, DatasetEntry dataset)
    {
        Expression condition = Expr.Equal(department, Fact(typeof(string), CallerValue.Department));
        foreach (var predecessor in context.Catalogue.Responsibilities.Predecessors(context.Caller.MatrixColumn, dataset.Network))
            condition = Expression.OrElse(condition, Expr.Equal(department, context.Slots.Parameter(typeof(string), new ConstantSource(predecessor))));
        return condition;
    }

    private Expression? Gate(RowFacts row, int index)
    {
        var opens = context.Policy.Gate(context.Caller, row.Dataset, index);
        if (opens.HasFlag(ScopeSet.County))
            return null;
        var closed = row.Closed(index);
        return opens == ScopeSet.None
            ? Expression.Not(closed)
            : Expression.OrElse(Expression.Not(closed), In(row, opens)!);
    }

    /// <summary>A condition for rows that gates of this class set apart; null where the caller sees none.</summary>
    public Func<Expression, Expression>? OnGated(DatasetEntry dataset, AccessClass accessClass)
    {
        var gates = dataset.Scopes.Gates
            .Select((g, i) => (Gate: g, Index: i))
            .Where(g => g.Gate.Cells is null && g.Gate.Class == accessClass && context.Policy.Gate(context.Caller, dataset, g.Index) != ScopeSet.None).ToList();
        return gates.Count == 0 ? null : row => Expr.Or(gates.Select(g => new RowFacts(dataset, row).Closed(g.Index)));
    }

    private Expression? Governed(RowFacts row)
    {
        if (row.Dataset.GoverningLink is not { } link)
            return null;
        var parent = Expression.Parameter(link.To.ClrType, "parent");
        var isParent = Expr.Equal(Expr.Key(parent, link.To), row.Parent(link));
        var exists = Expr.Any(context.Db.Set(link.To.ClrType).Expression, parent, Expr.And(isParent, Visible(link.To, parent)));
        // What goes with its parent was there as long as that was.
        var former = Expression.Parameter(typeof(DataChange), "former");
        return row.ParentChanged(link, former) is { } changed
            ? Expression.OrElse(exists, Expr.Any(context.Db.Set(typeof(DataChange)).Expression, former, Expr.And(changed, WasVisible(link.To, former))))
            : exists;
    }

    private Expression Fact(Type type, CallerValue value) => context.Slots.Parameter(type, new CallerSource(value));
}
