using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Planning;

/// <summary>
/// What a link to one needs: SHOW on its key, a row that exists for the caller, and, to a person, the lower of the two
/// levels of the name that leads there and the person's own.
/// </summary>
internal static class LinkAccess
{
    public static bool Permits(PlanContext context, RowNode node, LinkEntry link, IReadOnlyList<string> path, [NotNullWhen(true)] out FieldScopes? access)
    {
        access = FieldAccess.For(context, link.Key, Usage.Show);
        context.Touched.Need(link.Key, Usage.Show);
        if (access.Value.Full == ScopeSet.None || node.Cap.IsMasked)
        {
            context.Deny(link.Key, access.Value, path);
            return false;
        }

        if (context.Policy.Rows(context.Caller, link.To) != ScopeSet.None)
            return true;
        context.DenyRows(link.To, path);
        return false;
    }

    public static RowNode Node(PlanContext context, RowAccess rows, RowNode parent, LinkEntry link, FieldScopes? access) =>
        new(link.To, link, parent)
        {
            Cap = Cap(context, rows, parent, link),
            KeyCondition = row => KeyCondition(rows, parent, access!.Value.Full, context.Policy.Rows(context.Caller, parent.Dataset), row),
        };

    /// <summary>
    /// A linked row that is sorted or grouped by: only where the key joins, and where all that is used of it is FULL. Statistics
    /// count more rows than those that are visible; <paramref name="among"/> says which.
    /// </summary>
    public static RowNode NodeForUse(PlanContext context, RowAccess rows, RowNode parent, LinkEntry link, UsedFields inner, ScopeSet among)
    {
        var shown = FieldAccess.For(context, link.Key, Usage.Show).Full;
        context.Touched.Need(link.Key, Usage.Show);
        var joins = PersonKeys.Joins(context, link.Key);
        return new RowNode(link.To, link, parent)
        {
            IsForUse = true,
            Cap = Cap(context, rows, parent, link),
            KeyCondition = row => Expr.And(KeyCondition(rows, parent, shown, among, row), Joining(context, rows, parent.Dataset, joins, among, row(parent))),
            Narrowing = row => inner.Condition(rows, row),
        };
    }

    private static Expression? Joining(PlanContext context, RowAccess rows, DatasetEntry dataset, ScopeSet joins, ScopeSet among, Expression row)
    {
        // Not a constant: SQLite meets a join ON 0 by reading the whole linked table for every row.
        if (joins == ScopeSet.None)
            return Expression.Equal(context.Slots.Parameter(typeof(int), new ConstantSource(0)), Expression.Constant(1));
        return joins.Covers(among) ? null : rows.In(dataset, row, joins);
    }

    /// <summary>Where the key may be followed: it is shown there, and nothing above it is masked.</summary>
    private static Expression? KeyCondition(RowAccess rows, RowNode node, ScopeSet shown, ScopeSet among, Func<RowNode, Expression> row) =>
        Expr.And(shown.Covers(among) ? null : rows.In(node.Dataset, row(node), shown), node.Cap.FullWhere?.Invoke(row));

    private static RowCap Cap(PlanContext context, RowAccess rows, RowNode parent, LinkEntry link)
    {
        var visible = context.Policy.Rows(context.Caller, parent.Dataset);
        var full = PersonKeys.Joins(context, link.Key);
        if (full == ScopeSet.None)
            return new RowCap(IsMasked: true, null);
        if (full.Covers(visible))
            return parent.Cap;
        var above = parent.Cap.FullWhere;
        return new RowCap(IsMasked: false, row => Expr.And(rows.In(parent.Dataset, row(parent), full), above?.Invoke(row))!);
    }
}
