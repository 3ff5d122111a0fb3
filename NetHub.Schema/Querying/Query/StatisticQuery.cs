using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Query;

/// <summary>An aggregate of a connection's rows, or a grouping of them.</summary>
/// <param name="Keys">The keys of the groups; empty for an aggregate.</param>
/// <param name="Measures">Every measure that is selected, compared or sorted by, in the order of first use.</param>
/// <param name="Having">The condition on groups; null if there is none.</param>
/// <param name="Order">The order of the groups; empty if there is none.</param>
/// <param name="First">The maximum number of groups; null for the hub's limit.</param>
/// <param name="Members">The selected fields of a group, in the order of the answer.</param>
internal sealed record StatisticQuery(
    IReadOnlyList<GroupKey> Keys,
    IReadOnlyList<MeasureRef> Measures,
    GroupCondition? Having,
    IReadOnlyList<GroupSort> Order,
    int? First,
    IReadOnlyList<GroupMember> Members)
{
    /// <summary>Whether the query is a groupBy.</summary>
    public bool IsGrouped => Keys.Count > 0;

    public override string ToString() =>
        (IsGrouped ? $"groupBy({string.Join(", ", Keys)}) " : "aggregate ") + $"{{count{string.Concat(Measures.Select(static m => " " + m))}}}";
}

/// <summary>A function of a field's values in a group.</summary>
internal enum Measure
{
    Sum,
    Avg,
    Min,
    Max,
    CountDistinct,
}

/// <summary>A measure with its index among the values of a group.</summary>
internal sealed record MeasureRef(FieldEntry Field, Measure Measure, int Index)
{
    public override string ToString() => $"{Field.Name}.{Printed.Word(Measure)}";
}

/// <summary>A key of a group: a field of the row or of a linked row, optionally truncated to a unit of time or a level of region.</summary>
/// <param name="Link">The link to the row with the field; null for the row itself.</param>
/// <param name="Field">The field.</param>
/// <param name="Length">The number of leading characters used: the first 7 of a day are its month; null for the whole value.</param>
/// <param name="Suffix">The padding that completes a truncated region code.</param>
/// <param name="ByQuarter">Whether the date is truncated to a quarter.</param>
internal sealed record GroupKey(LinkEntry? Link, FieldEntry Field, int? Length, string? Suffix, bool ByQuarter)
{
    /// <summary>Whether the key is text: truncated dates and regions are, whatever the kind of the field.</summary>
    public bool IsText => Length is not null || ByQuarter;

    public override string ToString() => (Link is null ? "" : Link.Name + ".") + Field.Name + (ByQuarter ? ":quarter" : Length is { } length ? $":{length}" : "");
}

/// <summary>A condition on a group, evaluated on the values that are shown.</summary>
internal abstract record GroupCondition;

internal sealed record AllGroupConditions(IReadOnlyList<GroupCondition> Parts) : GroupCondition;

internal sealed record AnyGroupCondition(IReadOnlyList<GroupCondition> Parts) : GroupCondition;

/// <summary>Compares the count or a measure with a number.</summary>
internal sealed record GroupTest(MeasureRef? Measure, string Operation, ScalarInput Limit) : GroupCondition;

/// <summary>Sorts groups by a key or a measure; by the count if neither is given.</summary>
internal sealed record GroupSort(int? Key, MeasureRef? Measure, bool IsDescending);

/// <summary>One selected field of a group.</summary>
internal abstract record GroupMember(string ResponseKey);

/// <summary>A type name.</summary>
internal sealed record GroupTypeName(string ResponseKey, string Type) : GroupMember(ResponseKey);

internal sealed record GroupCount(string ResponseKey) : GroupMember(ResponseKey);

internal sealed record GroupSuppressed(string ResponseKey) : GroupMember(ResponseKey);

/// <summary>The measures of one field, or the key parts from a linked row.</summary>
internal sealed record GroupObject(string ResponseKey, IReadOnlyList<GroupMember> Members) : GroupMember(ResponseKey);

internal sealed record GroupMeasure(string ResponseKey, MeasureRef Measure) : GroupMember(ResponseKey);

/// <summary>The key of a group; null for the merged group.</summary>
internal sealed record GroupKeyObject(string ResponseKey, IReadOnlyList<GroupMember> Members) : GroupMember(ResponseKey);

/// <summary>One part of a key.</summary>
/// <param name="ResponseKey">Alias or name.</param>
/// <param name="Key">The key; null if the field is not among the keys.</param>
/// <param name="Index">The index among the keys.</param>
internal sealed record GroupKeyMember(string ResponseKey, GroupKey? Key, int Index) : GroupMember(ResponseKey);
