using System.Linq.Expressions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Planning;

/// <summary>A row that an id names.</summary>
/// <param name="Dataset">Its dataset.</param>
/// <param name="Key">Its key.</param>
/// <param name="Joins">For a person, whether the id is the one that joins with other datasets; null for all others.</param>
internal readonly record struct NamedRow(DatasetEntry Dataset, long Key, bool? Joins);

/// <summary>The rows that opaque ids name for one caller. Not found, out of scope and not permitted are one and the same: none.</summary>
internal sealed class NamedRows(PlanContext context, RowAccess rows, OpaqueIds ids)
{
    /// <summary>What an id names, among datasets of which rows exist for the caller; null for one that was made up, or is another department's.</summary>
    public NamedRow? Find(string id)
    {
        foreach (var dataset in context.Catalogue.Datasets.Where(d => context.Policy.Rows(context.Caller, d) != ScopeSet.None))
        {
            if (context.Domains.Find(ids, dataset, id) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>A person's id works only on rows that show it: the joining one where the name is FULL, the other elsewhere.</summary>
    public Expression? Condition(NamedRow named, Expression row)
    {
        var isRow = Expr.Equal(Expr.Key(row, named.Dataset), context.Slots.Parameter(typeof(long), new ConstantSource(named.Key)));
        var condition = Expr.And(rows.Visible(named.Dataset, row), isRow);
        if (named.Joins is not { } joins)
            return condition;
        var joining = PersonKeys.Condition(context, rows, named.Dataset.Id!, row);
        if (joins)
            return Expr.And(condition, joining);
        return Expr.And(condition, joining is null ? Expr.False : Expression.Not(joining));
    }
}
