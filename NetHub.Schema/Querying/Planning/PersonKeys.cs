using System.Linq.Expressions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Planning;

/// <summary>
/// Keys do not join what masks part. A person's key joins with other datasets only on rows where that person's name is FULL;
/// elsewhere it has a domain of its own, so that two datasets cannot be laid side by side to learn whom a masked row is about.
/// </summary>
internal static class PersonKeys
{
    public static bool IsPersonKey(FieldEntry key) => PersonDataset(key) is not null;

    /// <summary>The scopes of the key's rows on which it joins.</summary>
    public static ScopeSet Joins(PlanContext context, FieldEntry key)
    {
        if (PersonDataset(key) is null)
            return ScopeSet.County;
        var name = key.Link?.PersonName;
        if (name is not null)
            return FieldAccess.For(context, name, Usage.Show).Full;
        return context.Policy.FullRows(context.Caller, key.Dataset);
    }

    /// <summary>Condition on a row of the key's dataset that its key joins; null where it always does.</summary>
    public static Expression? Condition(PlanContext context, RowAccess rows, FieldEntry key, Expression row)
    {
        var joins = Joins(context, key);
        return joins.Covers(context.Policy.Rows(context.Caller, key.Dataset)) ? null : rows.In(key.Dataset, row, joins);
    }

    /// <summary>Condition on a row that links back to it may be followed from there: a masked person's row leads nowhere.</summary>
    public static Expression? LeadsBack(PlanContext context, RowAccess rows, DatasetEntry dataset, Expression row)
    {
        if (dataset.Id is not { } id || !IsPersonKey(id))
            return null;
        return Joins(context, id) == ScopeSet.None ? Expr.False : Condition(context, rows, id, row);
    }

    private static DatasetEntry? PersonDataset(FieldEntry key)
    {
        var target = key.Link?.To ?? (key.Dataset.Id == key ? key.Dataset : null);
        return target?.Subject is { Kind: SubjectKind.Person } subject && subject.Field == target.Id ? target : null;
    }
}
