using System.Linq.Expressions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Planning;

/// <summary>
/// Turns the decision on rows into conditions on the base relation. Every relation of a plan, at every depth, takes its rows
/// from <see cref="Visible"/>: what it does not let through does not exist for the caller.
/// </summary>
internal sealed class RowAccess(PlanContext context)
{
    /// <summary>The dataset's rows that exist for the caller on the day asked for; null means all of them.</summary>
    public Expression? Visible(DatasetEntry dataset, Expression row)
    {
        context.Touched.NeedRows(dataset);
        return Expr.And(Restricted(dataset, row, context.Policy.Rows(context.Caller, dataset)), ValidOn(dataset, row));
    }

    /// <summary>Rows that may be counted in statistics only, or that exist: scopes given by the caller of this method.</summary>
    public Expression? Restricted(DatasetEntry dataset, Expression row, ScopeSet scopes)
    {
        context.Datasets.Add(dataset);
        context.Touched.Note(context.Policy.DecideRows(context.Caller, dataset).Alternatives);
        var condition = In(dataset, row, scopes);
        for (var i = 0; i < dataset.Scopes.Gates.Count; i++)
            condition = Expr.And(condition, Gate(dataset, row, i));
        return Expr.And(condition, Governed(dataset, row));
    }

    /// <summary>Rows that are in any of the scopes; null means every row.</summary>
    public Expression? In(DatasetEntry dataset, Expression row, ScopeSet scopes)
    {
        if (scopes.HasFlag(ScopeSet.County))
            return null;
        return scopes == ScopeSet.None ? Expr.False : Expr.Or(scopes.Each().Select(s => In(dataset, row, s)));
    }

    /// <summary>Dated rows that are valid on the day asked for.</summary>
    public Expression? ValidOn(DatasetEntry dataset, Expression row)
    {
        if (!dataset.IsDated)
            return null;
        var day = context.Slots.Parameter(typeof(DateOnly), context.AsOf);
        var to = Expr.Field(row, dataset.ValidTo!);
        return Expression.AndAlso(
            Expr.Compare(ExpressionType.LessThanOrEqual, Expr.Field(row, dataset.ValidFrom!), day),
            Expression.OrElse(Expression.Equal(to, Expr.NullOf(to.Type)), Expr.Compare(ExpressionType.GreaterThan, to, day)));
    }

    private Expression In(DatasetEntry dataset, Expression row, RowScope scope) => scope switch
    {
        RowScope.Township => Expr.InRegion(
            Expr.Stored(row, StorageModel.RegionProperty(dataset)!, typeof(string)),
            Fact(typeof(string), CallerValue.TownshipLow),
            Fact(typeof(string), CallerValue.TownshipHigh)),
        RowScope.Park => Expr.Equal(Expr.Shadow(row, typeof(long?), StorageModel.ScopePark), Fact(typeof(long), CallerValue.Park)),
        RowScope.Own => Owned(dataset, row),
        RowScope.Case => Assigned(dataset, row),
        _ => Expr.False,
    };

    private Expression Owned(DatasetEntry dataset, Expression row)
    {
        var owner = Expression.Parameter(typeof(RowOwner), "owner");
        return Expr.Any(context.Db.Set(typeof(RowOwner)).Expression, owner, Names(owner, dataset, row));
    }

    private Expression Assigned(DatasetEntry dataset, Expression row)
    {
        var assignment = Expression.Parameter(typeof(CaseAssignment), "assignment");
        var today = Fact(typeof(DateOnly), CallerValue.Today);
        var to = Expression.Property(assignment, nameof(CaseAssignment.To));
        var open = Expression.AndAlso(
            Expr.Compare(ExpressionType.LessThanOrEqual, Expression.Property(assignment, nameof(CaseAssignment.From)), today),
            Expression.OrElse(Expression.Equal(to, Expr.NullOf(to.Type)), Expr.Compare(ExpressionType.GreaterThan, to, today)));
        return Expr.Any(context.Db.Set(typeof(CaseAssignment)).Expression, assignment,
            Expression.AndAlso(Names(assignment, dataset, row), open));
    }

    // Both scope tables name a row by department, dataset and key, in this order of their index.
    private Expression Names(Expression entry, DatasetEntry dataset, Expression row) => Expression.AndAlso(
        Expression.AndAlso(
            IsDepartment(Expression.Property(entry, nameof(RowOwner.Department)), dataset),
            Expr.Equal(Expression.Property(entry, nameof(RowOwner.Dataset)), Expression.Constant(dataset.Name))),
        Expr.Equal(Expression.Property(entry, nameof(RowOwner.RowKey)), Expr.Key(row, dataset)));

    // A department's rows are those, too, of the departments whose responsibilities it took over.
    private Expression IsDepartment(Expression department, DatasetEntry dataset)
    {
        Expression condition = Expr.Equal(department, Fact(typeof(string), CallerValue.Department));
        foreach (var predecessor in context.Catalogue.Responsibilities.Predecessors(context.Caller.MatrixColumn, dataset.Network))
            condition = Expression.OrElse(condition, Expr.Equal(department, context.Slots.Parameter(typeof(string), new ConstantSource(predecessor))));
        return condition;
    }

    private Expression? Gate(DatasetEntry dataset, Expression row, int index)
    {
        var opens = context.Policy.Gate(context.Caller, dataset, index);
        if (opens.HasFlag(ScopeSet.County))
            return null;
        var gate = dataset.Scopes.Gates[index];
        var closed = Closed(row, dataset, gate);
        return opens == ScopeSet.None
            ? Expression.Not(closed)
            : Expression.OrElse(Expression.Not(closed), In(dataset, row, opens)!);
    }

    /// <summary>A condition for rows that gates of this class set apart; null where the caller sees none.</summary>
    public Func<Expression, Expression>? OnGated(DatasetEntry dataset, AccessClass accessClass)
    {
        var gates = dataset.Scopes.Gates
            .Where((g, i) => g.Cells is null && g.Class == accessClass && context.Policy.Gate(context.Caller, dataset, i) != ScopeSet.None).ToList();
        return gates.Count == 0 ? null : row => Expr.Or(gates.Select(g => Closed(row, dataset, g)));
    }

    private static Expression Closed(Expression row, DatasetEntry dataset, GateAttribute gate)
    {
        var field = dataset.Fields.First(f => f.Property.Name == gate.Property);
        return Closed(Expr.Field(row, field), field, gate);
    }

    private static Expression Closed(Expression value, FieldEntry field, GateAttribute gate)
    {
        if (field.Kind == ValueKind.Boolean)
            return Expr.Equal(value, Expr.True);
        if (field.Kind == ValueKind.Enum)
            return Expr.Or(gate.Values.Select(v => Expr.Equal(value, Expression.Constant(ParseEnum(field.ValueType, v), field.ValueType))));
        return Expr.Or(gate.Values.Select(v => Expr.InRegion(value, Expression.Constant(v), Expression.Constant(v + '\uffff'))));
    }

    private static object ParseEnum(Type type, string name) =>
        Enum.GetValues(type).Cast<object>().First(v => Naming.UpperSnake(v.ToString()!) == name);

    private Expression? Governed(DatasetEntry dataset, Expression row)
    {
        if (dataset.GoverningLink is not { } link)
            return null;
        var parent = Expression.Parameter(link.To.ClrType, "parent");
        var isParent = Expr.Equal(Expr.Key(parent, link.To), Expr.Field(row, link.Key));
        return Expr.Any(context.Db.Set(link.To.ClrType).Expression, parent, Expr.And(isParent, Visible(link.To, parent)));
    }

    private Expression Fact(Type type, CallerValue value) => context.Slots.Parameter(type, new CallerSource(value));
}
