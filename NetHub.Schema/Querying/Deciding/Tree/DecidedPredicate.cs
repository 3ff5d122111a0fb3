using NetHub.Ledger;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>A filter with what was decided of the fields and links that it names.</summary>
internal abstract class DecidedPredicate : DecidedNode;

internal sealed class DecidedAllOf(IReadOnlyList<DecidedPredicate> parts) : DecidedPredicate
{
    public IReadOnlyList<DecidedPredicate> Parts => parts;

    public override IEnumerable<DecidedNode> Below => parts;

    public override string ToString() => parts.Count == 1 ? parts[0].ToString()! : $"({string.Join(" and ", parts)})";
}

internal sealed class DecidedAnyOf(IReadOnlyList<DecidedPredicate?> parts) : DecidedPredicate
{
    /// <summary>A part that asks for nothing is null and holds on every row.</summary>
    public IReadOnlyList<DecidedPredicate?> Parts => parts;

    public override IEnumerable<DecidedNode> Below => parts.OfType<DecidedNode>();

    public override string ToString() => $"({string.Join(" or ", parts.Select(static p => p?.ToString() ?? "true"))})";
}

/// <summary>A comparison of a field, or of the elements of one that holds a list.</summary>
internal sealed class DecidedFieldTest(Predicate test, FieldUse use) : DecidedPredicate
{
    /// <summary>A <see cref="FieldTest"/> or an <see cref="ElementsTest"/>.</summary>
    public Predicate Test => test;

    public FieldUse Use => use;

    /// <summary>How the ids of a key are read; null for fields that are no keys.</summary>
    public TestedKey? Key { get; set; }

    /// <summary>A date of a statistic: compared with the beginning of a month only.</summary>
    public bool IsByMonth { get; set; }

    public override IEnumerable<DecidedNode> Below => [use];

    public override IEnumerable<string> Grants => Key?.Grants ?? [];

    public override string ToString() => use.IsRefused ? use.ToString() : $"{test}{(IsByMonth ? " by month" : "")}";
}

/// <summary>In which domain an id that a key is compared with is read.</summary>
/// <param name="IsRaw">As it is stored: for the operator.</param>
/// <param name="LinkableDomain">Domain in which the key links.</param>
/// <param name="UnlinkableDomain">Domain of its own; null where it links on every row that exists.</param>
/// <param name="LinkableWhere">The rows on which it links; none where only the domain of its own is read.</param>
internal sealed record TestedKey(bool IsRaw, string LinkableDomain, string? UnlinkableDomain, ScopeSet LinkableWhere)
{
    public IReadOnlyList<string> Grants { get; init; } = [];
}

/// <summary>The linked row exists for the caller and meets a filter.</summary>
internal sealed class DecidedLinkTest(LinkTest test, FieldUse key, DecidedRelation target, DecidedPredicate? where) : DecidedPredicate
{
    public LinkTest Test => test;

    public FieldUse Key => key;

    public DecidedRelation Target => target;

    public DecidedPredicate? Where => where;

    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    public override IEnumerable<DecidedNode> Below => where is null ? [key, target] : [key, where, target];

    public override IEnumerable<string> Grants => Linkability.Grants;

    public override string ToString() => key.IsRefused ? key.ToString() : $"{test.Link.Name}{target}({where?.ToString() ?? "exists"})";
}

/// <summary>Rows that link back, each existing for the caller.</summary>
internal sealed class DecidedReverseTest(ReverseTest test, FieldUse key, DecidedRelation target, DecidedPredicate? where) : DecidedPredicate
{
    public ReverseTest Test => test;

    public FieldUse Key => key;

    public DecidedRelation Target => target;

    public DecidedPredicate? Where => where;

    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    /// <summary>Where the row may be followed back from.</summary>
    public Linkability LeadsBack { get; set; } = Linkability.Nowhere;

    public override IEnumerable<DecidedNode> Below => where is null ? [key, target] : [key, where, target];

    public override IEnumerable<string> Grants => Linkability.Grants;

    public override string ToString() => key.IsRefused ? key.ToString() : $"{test.Link.Name}{target} {Printed.Word(test.Quantifier)}({where})";
}
