using System.Linq.Expressions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Planning;

/// <summary>What a decision means for the rows of one relation.</summary>
/// <param name="Full">Scopes in which the field is FULL for the usage.</param>
/// <param name="Shown">Scopes in which it is at least MASKED.</param>
/// <param name="Counted">Scopes in which it is at least AGGREGATE.</param>
/// <param name="Lack">Where it is denied: whether a purpose would have helped.</param>
/// <param name="Lowered">Scopes in which it is MASKED only because of what else the caller may see.</param>
internal readonly record struct FieldScopes(
    ScopeSet Full, ScopeSet Shown, ScopeSet Counted, PurposeLack Lack = PurposeLack.None, ScopeSet Lowered = ScopeSet.None)
{
    public bool IsDenied => Shown == ScopeSet.None;
}

/// <summary>Asks the one decision, and reads it as scopes.</summary>
internal static class FieldAccess
{
    public static FieldScopes For(PlanContext context, FieldEntry field, Usage usage)
    {
        var decision = context.Policy.Decide(context.Caller, field, usage);
        context.Touched.Note(decision.Alternatives);
        return new FieldScopes(decision.Scopes(AccessLevel.Full), decision.Scopes(AccessLevel.Masked), decision.Scopes(AccessLevel.Aggregate), decision.Lack, decision.Lowered);
    }
}

/// <summary>
/// The fields that one relation is filtered, sorted, grouped or keyed by. Where the caller holds FULL on some visible rows
/// only, the relation is narrowed to them, outside the filter itself, so that no operator can probe the rest.
/// </summary>
internal sealed class UsedFields(PlanContext context, DatasetEntry dataset, IReadOnlyList<string> path)
{
    private readonly HashSet<ScopeSet> narrowings = [];

    public DatasetEntry Dataset => dataset;

    /// <summary>Statistics have rules of their own: fields are collected here and nothing is narrowed.</summary>
    public bool IsStatistics { get; init; }

    /// <summary>Dates are compared with the beginning of a month only.</summary>
    public bool IsByMonth { get; init; }

    public List<(FieldEntry Field, FieldScopes Scopes)> Named { get; } = [];

    /// <summary>Fields that filters name beyond a link, of this relation and all it reaches: the rules for statistics hold for them, too.</summary>
    public List<FieldEntry> Reached { get; private init; } = [];

    /// <summary>The fields of a relation that this one reaches; they narrow that relation, not this one.</summary>
    public UsedFields Nested(DatasetEntry target) => new(context, target, path) { Reached = Reached, IsByMonth = IsByMonth };

    /// <summary>The rows on which every field so used is FULL; null where that is all of them.</summary>
    public Expression? Condition(RowAccess rows, Expression row)
    {
        Expression? condition = null;
        foreach (var scopes in narrowings)
            condition = Expr.And(condition, rows.In(dataset, row, scopes));
        return condition;
    }

    /// <summary>Says that the relation uses the field; refuses the operation where that is nowhere permitted.</summary>
    public void Use(FieldEntry field, Usage usage)
    {
        var rows = context.Policy.Rows(context.Caller, dataset);
        var scopes = FieldAccess.For(context, field, usage);
        context.Touched.Need(field, usage);
        if (IsStatistics ? scopes.Counted == ScopeSet.None : scopes.Full == ScopeSet.None)
            context.Refusals.Add(QueryErrors.ArgumentDenied(field, Naming.UpperSnake(usage.ToString()), path, scopes.Lack));
        Named.Add((field, scopes));
        context.Touched.Use(field, usage, scopes);
        if (IsStatistics || scopes.Full == ScopeSet.None)
            return;
        if (scopes.Full.Covers(rows))
            return;
        if (narrowings.Add(scopes.Full))
            context.Note(path, "NARROWED", field.Coordinate);
    }
}
