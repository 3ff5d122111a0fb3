using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>A filter with the decisions on its fields and links.</summary>
internal abstract class DecidedPredicate : DecidedNode;

internal sealed class DecidedAllOf(IReadOnlyList<DecidedPredicate> parts) : DecidedPredicate
{
    public IReadOnlyList<DecidedPredicate> Parts => parts;

    public override IEnumerable<DecidedNode> Below => parts;

    public override string ToString() => parts.Count == 1 ? parts[0].ToString()! : $"({string.Join(" and ", parts)})";
}

internal sealed class DecidedAnyOf(IReadOnlyList<DecidedPredicate?> parts) : DecidedPredicate
{
    /// <summary>A null part has no condition and matches every row.</summary>
    public IReadOnlyList<DecidedPredicate?> Parts => parts;

    public override IEnumerable<DecidedNode> Below => parts.OfType<DecidedNode>();

    public override string ToString() => $"({string.Join(" or ", parts.Select(static p => p?.ToString() ?? "true"))})";
}

/// <summary>A comparison of a field, or of the elements of a list field.</summary>
internal sealed class DecidedFieldTest(Predicate test, FieldUse use) : DecidedPredicate
{
    /// <summary>A <see cref="FieldTest"/> or an <see cref="ElementsTest"/>.</summary>
    public Predicate Test => test;

    public FieldUse Use => use;

    /// <summary>How ids for a key are decoded; null for fields that are not keys.</summary>
    public TestedKey? Key { get; set; }

    /// <summary>Whether the field is a date in a statistic, which may be compared only with the beginning of a month.</summary>
    public bool IsByMonth { get; set; }

    public override IEnumerable<DecidedNode> Below => [use];

    public override IEnumerable<string> Grants => Key?.Grants ?? [];

    public override string ToString() => use.IsRefused ? use.ToString() : $"{test}{(IsByMonth ? " by month" : "")}";
}

/// <summary>The domains in which ids are decoded for comparison with a key.</summary>
/// <param name="IsRaw">Whether the key is compared as stored, for the operator.</param>
/// <param name="LinkableDomain">The domain in which the key is linkable.</param>
/// <param name="UnlinkableDomain">The separate domain; null if the key is linkable on every existing row.</param>
/// <param name="LinkableWhere">The scopes in which the key is linkable; none if only the separate domain is used.</param>
internal sealed record TestedKey(bool IsRaw, string LinkableDomain, string? UnlinkableDomain, ScopeSet LinkableWhere)
{
    public IReadOnlyList<string> Grants { get; init; } = [];
}

/// <summary>Tests that the linked row exists for the caller and matches a filter.</summary>
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

/// <summary>Tests the rows that link back and exist for the caller.</summary>
internal sealed class DecidedReverseTest(ReverseTest test, FieldUse key, DecidedRelation target, DecidedPredicate? where) : DecidedPredicate
{
    public ReverseTest Test => test;

    public FieldUse Key => key;

    public DecidedRelation Target => target;

    public DecidedPredicate? Where => where;

    public Linkability Linkability { get; set; } = Linkability.Nowhere;

    /// <summary>Where the link may be followed from the row.</summary>
    public Linkability LeadsBack { get; set; } = Linkability.Nowhere;

    public override IEnumerable<DecidedNode> Below => where is null ? [key, target] : [key, where, target];

    public override IEnumerable<string> Grants => Linkability.Grants;

    public override string ToString() => key.IsRefused ? key.ToString() : $"{test.Link.Name}{target} {Printed.Word(test.Quantifier)}({where})";
}
