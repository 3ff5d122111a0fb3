using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>Resolves <c>aggregate</c> and <c>groupBy</c>: keys, measures, selected fields, conditions and order.</summary>
internal sealed class StatisticResolver(ResolvingContext context, DatasetEntry dataset, IReadOnlyList<string> path)
{
    private readonly List<MeasureRef> measures = [];
    private IReadOnlyList<GroupKey> keys = [];

    public StatisticQuery Resolve(Selection selection)
    {
        var isGrouped = selection.Name == "groupBy";
        if (isGrouped)
            keys = new GroupKeyResolver(context, dataset, path).Resolve(selection.Argument("keys"));
        var type = dataset.Name + (isGrouped ? "Group" : "Aggregate");
        List<GroupMember> members = [.. selection.Children(type).Select(s => Member(s, type)).OfType<GroupMember>()];
        var having = selection.Argument("having") is { } condition ? Condition(condition) : null;
        List<GroupSort> order = [.. (selection.Argument("order") ?? InputValue.Null).AsList().SelectMany(static i => i.MembersOrRefuse()).SelectMany(m => Sort(m.Key, m.Value))];
        var first = selection.Argument("first") is ScalarInput { Value: long count } ? (int?)(int)Math.Clamp(count, 0, int.MaxValue) : null;
        return new StatisticQuery(keys, measures, having, order, first, members);
    }

    private GroupMember? Member(Selection selection, string type) => selection.Name switch
    {
        "__typename" => new GroupTypeName(selection.ResponseKey, type),
        "count" => new GroupCount(selection.ResponseKey),
        "suppressed" => new GroupSuppressed(selection.ResponseKey),
        "key" => new GroupKeyObject(selection.ResponseKey, KeyMembers(selection, dataset, link: null)),
        _ => Measures(selection),
    };

    private GroupObject? Measures(Selection selection)
    {
        if (dataset.Field(selection.Name) is not { } field)
        {
            context.Report($"不能统计 {selection.Name}。", $"Cannot compute statistics of {selection.Name}.", path);
            return null;
        }

        var type = StatisticTypes.MeasuresOf(field);
        return new GroupObject(selection.ResponseKey, [.. selection.Children(type).Select(GroupMember? (m) => m.Name == "__typename"
            ? new GroupTypeName(m.ResponseKey, type)
            : Measure(selection.Name, m.Name) is { } measure ? new GroupMeasure(m.ResponseKey, measure) : null).OfType<GroupMember>()]);
    }

    private MeasureRef? Measure(string fieldName, string measureName)
    {
        if (dataset.Field(fieldName) is not { IsServed: true } field || !Enum.TryParse<Measure>(measureName, ignoreCase: true, out var measure))
        {
            context.Report($"不能统计 {fieldName}.{measureName}。", $"Cannot compute {fieldName}.{measureName}.", path);
            return null;
        }

        if (measures.Find(m => m.Field == field && m.Measure == measure) is { } known)
            return known;
        measures.Add(new MeasureRef(field, measure, measures.Count));
        return measures[^1];
    }

    private List<GroupMember> KeyMembers(Selection selection, DatasetEntry of, LinkEntry? link)
    {
        var type = link is null ? $"{of.Name}GroupKey" : $"{of.Name}LinkedGroupKey";
        return [.. selection.Children(type).Select(s => KeyMember(s, of, link, type))];
    }

    private GroupMember KeyMember(Selection selection, DatasetEntry of, LinkEntry? link, string type)
    {
        if (selection.Name == "__typename")
            return new GroupTypeName(selection.ResponseKey, type);
        if (link is null && of.Link(selection.Name) is { } linked)
            return new GroupObject(selection.ResponseKey, KeyMembers(selection, linked.To, linked));
        var index = IndexOf(link, selection.Name);
        return new GroupKeyMember(selection.ResponseKey, index < 0 ? null : keys[index], index);
    }

    private int IndexOf(LinkEntry? link, string field) => keys.ToList().FindIndex(k => k.Link == link && k.Field.Name == field);

    private AllGroupConditions Condition(InputValue having) => new([.. having.MembersOrRefuse().SelectMany(m => Conditions(m.Key, m.Value))]);

    private IEnumerable<GroupCondition> Conditions(string name, InputValue value) => name switch
    {
        "and" => value.AsList().Select(Condition),
        "or" => [new AnyGroupCondition([.. value.AsList().Select(Condition)])],
        "count" => Tests(null, value),
        _ => value.MembersOrRefuse().SelectMany(m => Measure(name, m.Key) is { } measure ? Tests(measure, m.Value) : []),
    };

    private static IEnumerable<GroupTest> Tests(MeasureRef? measure, InputValue operations) =>
        operations.MembersOrRefuse().Where(static o => o.Value is ScalarInput).Select(o => new GroupTest(measure, o.Key, (ScalarInput)o.Value));

    private IEnumerable<GroupSort> Sort(string name, InputValue value) => name switch
    {
        "count" => [new GroupSort(null, null, IsDescending(value))],
        "key" => value.MembersOrRefuse().Select(m => SortByKey(m.Key, m.Value)).OfType<GroupSort>(),
        _ => value.MembersOrRefuse().Select(m => Measure(name, m.Key) is { } measure ? new GroupSort(null, measure, IsDescending(m.Value)) : null).OfType<GroupSort>(),
    };

    private GroupSort? SortByKey(string name, InputValue direction)
    {
        if (IndexOf(link: null, name) is >= 0 and var index)
            return new GroupSort(index, null, IsDescending(direction));
        context.Report($"{name} 不是分组键。", $"{name} is not a group key.");
        return null;
    }

    private static bool IsDescending(InputValue value) => value is ScalarInput { Value: "DESC" };
}

/// <summary>Names the GraphQL types that hold the measures of a field.</summary>
public static class StatisticTypes
{
    public static string MeasuresOf(FieldEntry field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Kind switch
        {
            ValueKind.Int => "IntMeasures",
            ValueKind.Decimal => "DecimalMeasures",
            ValueKind.Date => "LocalDateMeasures",
            ValueKind.Instant => "DateTimeMeasures",
            ValueKind.String or ValueKind.Period or ValueKind.YearMonth or ValueKind.RegionCode or ValueKind.GridCode => "StringMeasures",
            _ => "DistinctMeasures",
        };
    }
}
