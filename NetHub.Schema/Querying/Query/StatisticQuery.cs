using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Query;

/// <summary>An aggregate of a connection's rows, or their groups.</summary>
/// <param name="Keys">Keys of the groups; none for an aggregate of the whole.</param>
/// <param name="Measures">Every measure that is selected, compared or ordered by, in the order of first use.</param>
/// <param name="Having">Condition on groups; null for none.</param>
/// <param name="Order">Order of the groups; empty for none.</param>
/// <param name="First">Groups at most; null for the limit of the hub.</param>
/// <param name="Members">What is selected of a group, in the order of the answer.</param>
internal sealed record StatisticQuery(
    IReadOnlyList<GroupKey> Keys,
    IReadOnlyList<MeasureRef> Measures,
    GroupCondition? Having,
    IReadOnlyList<GroupSort> Order,
    int? First,
    IReadOnlyList<GroupMember> Members)
{
    /// <summary>The groups are wanted, not the whole.</summary>
    public bool IsGrouped => Keys.Count > 0;

    public override string ToString() =>
        (IsGrouped ? $"groupBy({string.Join(", ", Keys)}) " : "aggregate ") + $"{{count{string.Concat(Measures.Select(static m => " " + m))}}}";
}

/// <summary>What is computed of a field's values in a group.</summary>
internal enum Measure
{
    Sum,
    Avg,
    Min,
    Max,
    CountDistinct,
}

/// <summary>A measure with its place among a group's values.</summary>
internal sealed record MeasureRef(FieldEntry Field, Measure Measure, int Index)
{
    public override string ToString() => $"{Field.Name}.{Printed.Word(Measure)}";
}

/// <summary>A key of a group: a field, perhaps of a linked row, perhaps cut to a unit of time or a level of region.</summary>
/// <param name="Link">The link to the row that has the field; null for the row itself.</param>
/// <param name="Field">The field.</param>
/// <param name="Length">Characters that are kept of it: 7 of a day is its month; null for the whole value.</param>
/// <param name="Suffix">What fills a cut region code up again.</param>
/// <param name="ByQuarter">Cut to a quarter.</param>
internal sealed record GroupKey(LinkEntry? Link, FieldEntry Field, int? Length, string? Suffix, bool ByQuarter)
{
    /// <summary>Dates and regions that are cut are text, whatever the field is.</summary>
    public bool IsText => Length is not null || ByQuarter;

    public override string ToString() => (Link is null ? "" : Link.Name + ".") + Field.Name + (ByQuarter ? ":quarter" : Length is { } length ? $":{length}" : "");
}

/// <summary>A condition on a group as it is shown.</summary>
internal abstract record GroupCondition;

internal sealed record AllGroupConditions(IReadOnlyList<GroupCondition> Parts) : GroupCondition;

internal sealed record AnyGroupCondition(IReadOnlyList<GroupCondition> Parts) : GroupCondition;

/// <summary>The count, or a measure, compared with a number.</summary>
internal sealed record GroupTest(MeasureRef? Measure, string Operation, ScalarInput Limit) : GroupCondition;

/// <summary>Orders groups by their count, a key or a measure; exactly one is given, the count where none is.</summary>
internal sealed record GroupSort(int? Key, MeasureRef? Measure, bool IsDescending);

/// <summary>One selected field of a group.</summary>
internal abstract record GroupMember(string ResponseKey);

/// <summary>A type name.</summary>
internal sealed record GroupTypeName(string ResponseKey, string Type) : GroupMember(ResponseKey);

internal sealed record GroupCount(string ResponseKey) : GroupMember(ResponseKey);

internal sealed record GroupSuppressed(string ResponseKey) : GroupMember(ResponseKey);

/// <summary>The measures of one field, or the parts of a linked row's key.</summary>
internal sealed record GroupObject(string ResponseKey, IReadOnlyList<GroupMember> Members) : GroupMember(ResponseKey);

internal sealed record GroupMeasure(string ResponseKey, MeasureRef Measure) : GroupMember(ResponseKey);

/// <summary>The key of a group; null for the remainder.</summary>
internal sealed record GroupKeyObject(string ResponseKey, IReadOnlyList<GroupMember> Members) : GroupMember(ResponseKey);

/// <summary>One part of a key.</summary>
/// <param name="ResponseKey">Alias or name.</param>
/// <param name="Key">The key; null for a field that is not among the keys.</param>
/// <param name="Index">Its place among the keys.</param>
internal sealed record GroupKeyMember(string ResponseKey, GroupKey? Key, int Index) : GroupMember(ResponseKey);
