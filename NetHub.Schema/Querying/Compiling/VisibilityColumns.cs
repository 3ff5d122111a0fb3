using System.Linq.Expressions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>The columns that determine for which callers a row exists, read from the row itself.</summary>
internal class VisibilityColumns(DatasetEntry dataset, Expression row)
{
    public DatasetEntry Dataset => dataset;

    protected Expression Row => row;

    public virtual Expression Key => Expr.Key(row, dataset);

    /// <summary>The region or grid code of the row.</summary>
    public virtual Expression Region => Expr.Stored(row, StorageModel.RegionProperty(dataset)!, typeof(string));

    public virtual Expression Park => Expr.Shadow(row, typeof(long?), StorageModel.ScopePark);

    public virtual Expression ValidFrom => Expr.Field(row, dataset.ValidFrom!);

    public virtual Expression ValidTo => Expr.Field(row, dataset.ValidTo!);

    /// <summary>The key of the governing row, without which the row does not exist.</summary>
    public virtual Expression Parent(LinkEntry link) => Expr.Field(row, link.Key);

    /// <summary>Returns the condition that a change belongs to the governing row and to the same batch; null for the current state of the row.</summary>
    public virtual Expression? ParentChanged(LinkEntry link, Expression other) => null;

    /// <summary>Returns the condition under which a closed scope entry still counts; null if closed entries never count.</summary>
    public virtual Expression? Outlasts(Expression entry) => null;

    /// <summary>Returns the condition that the gate with this index applies to the row.</summary>
    public virtual Expression Closed(int gate)
    {
        var declared = dataset.Scopes.Gates[gate];
        var field = dataset.Property(declared.Property);
        return Closed(Expr.Field(row, field), field, declared);
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
}

/// <summary>The same columns before a change, read from the change log.</summary>
internal sealed class HistoricVisibilityColumns(DatasetEntry dataset, Expression change) : VisibilityColumns(dataset, change)
{
    public override Expression Key => Column(nameof(DataChange.RowKey));

    public override Expression Region => Column(nameof(DataChange.Region));

    public override Expression Park => Column(nameof(DataChange.Park));

    public override Expression ValidFrom => Column(nameof(DataChange.ValidFrom));

    public override Expression ValidTo => Column(nameof(DataChange.ValidTo));

    public override Expression Parent(LinkEntry link) => Column(nameof(DataChange.Parent));

    public override Expression ParentChanged(LinkEntry link, Expression other) => Expression.AndAlso(
        Expression.AndAlso(
            Expr.Equal(Expression.Property(other, nameof(DataChange.Dataset)), Expression.Constant(link.To.Name)),
            Expr.Equal(Expression.Property(other, nameof(DataChange.RowKey)), Parent(link))),
        Expr.Equal(Expression.Property(other, nameof(DataChange.Batch)), Column(nameof(DataChange.Batch))));

    // An entry that was closed by this change or later was open before the change.
    public override Expression Outlasts(Expression entry) => Expression.GreaterThanOrEqual(
        Expr.Nullable(Expression.Property(entry, nameof(CaseAssignment.ClosedBy))), Expr.Nullable(Column(nameof(DataChange.Number))));

    public override Expression Closed(int gate) => Expr.Equal(
        Expression.And(Column(nameof(DataChange.Gates)), Expression.Constant(1L << gate)), Expression.Constant(1L << gate));

    private Expression Column(string property) => Expression.Property(Row, property);
}
