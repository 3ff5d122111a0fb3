using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Filtering;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Aggregation;

/// <summary>Reads which measures a statistic selects, orders by, or compares.</summary>
internal sealed class MeasureReader(PlanContext context, DatasetEntry dataset, IReadOnlyList<string> path)
{
    private readonly List<MeasureRef> measures = [];

    public IReadOnlyList<MeasureRef> Measures => measures;

    public MeasureRef Measure(string fieldName, string measureName)
    {
        if (dataset.Field(fieldName) is not { IsServed: true } field || !Enum.TryParse<Measure>(measureName, ignoreCase: true, out var measure))
            throw new QueryRefusedException(QueryErrors.BadInput($"不能统计 {fieldName}.{measureName}。", $"Cannot compute {fieldName}.{measureName}.", path));
        var known = measures.Find(m => m.Field == field && m.Measure == measure);
        if (known is not null)
            return known;
        measures.Add(new MeasureRef(field, measure, measures.Count));
        return measures[^1];
    }

    public IReadOnlyList<StatisticsStep> Steps(IReadOnlyList<Selection> selections, IReadOnlyList<GroupKey> keys) =>
        [.. selections.Select(s => Step(s, keys))];

    private StatisticsStep Step(Selection selection, IReadOnlyList<GroupKey> keys)
    {
        context.Cost.Field(weight: 1);
        return selection.Name switch
        {
            "__typename" => new FixedStatisticsStep(selection.ResponseKey, dataset.Name + (keys.Count > 0 ? "Group" : "Aggregate")),
            "count" => new CountStep(selection.ResponseKey),
            "suppressed" => new SuppressedStep(selection.ResponseKey),
            "key" => new KeyStep(selection.ResponseKey, KeyParts(selection, dataset, null, keys)),
            _ => Measured(selection),
        };
    }

    private MeasuresStep Measured(Selection selection)
    {
        var type = StatisticsTypes.MeasuresOf(dataset.Field(selection.Name)!);
        return new MeasuresStep(selection.ResponseKey, [.. selection.Children(type).Select(StatisticsStep (m) => m.Name == "__typename"
            ? new FixedStatisticsStep(m.ResponseKey, type)
            : new MeasureStep(m.ResponseKey, Measure(selection.Name, m.Name)))]);
    }

    private static List<StatisticsStep> KeyParts(Selection selection, DatasetEntry of, LinkEntry? link, IReadOnlyList<GroupKey> keys)
    {
        var type = link is null ? $"{of.Name}GroupKey" : $"{of.Name}LinkedGroupKey";
        return [.. selection.Children(type).Select(s => KeyPart(s, of, link, keys, type))];
    }

    private static StatisticsStep KeyPart(Selection selection, DatasetEntry of, LinkEntry? link, IReadOnlyList<GroupKey> keys, string type)
    {
        if (selection.Name == "__typename")
            return new FixedStatisticsStep(selection.ResponseKey, type);
        if (link is null && of.Link(selection.Name) is { } linked)
            return new MeasuresStep(selection.ResponseKey, KeyParts(selection, linked.To, linked, keys));
        var index = keys.ToList().FindIndex(k => k.Link == link && k.Field.Name == selection.Name);
        return new KeyPartStep(selection.ResponseKey, index < 0 ? null : keys[index], index);
    }
}

/// <summary>Names of the types that hold the measures of a field.</summary>
public static class StatisticsTypes
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

/// <summary>Reads the <c>keys</c> of a groupBy.</summary>
internal sealed class GroupKeyReader(DatasetEntry dataset, IReadOnlyList<string> path)
{
    public IReadOnlyList<GroupKey> Read(InputValue? keys)
    {
        var read = FilterTranslator.Items(keys ?? InputValue.Null).Select(ReadKey).ToList();
        if (read.Count == 0 || read.Count > GroupKeyTypes.Most)
            throw new QueryRefusedException(QueryErrors.BadInput($"分组键须为 1 到 {GroupKeyTypes.Most} 个。", $"Group by 1 to {GroupKeyTypes.Most} keys.", path));
        return read;
    }

    private GroupKey ReadKey(InputValue input)
    {
        var members = FilterTranslator.Members(input).ToDictionary(m => m.Key, m => (m.Value as ScalarInput)?.Value as string);
        var link = members.GetValueOrDefault("link") is { } linkName
            ? dataset.Links.FirstOrDefault(l => l.Direction == LinkDirection.ToOne && Naming.UpperSnake(l.Name) == linkName) ?? throw Unknown(linkName)
            : null;
        var fieldName = members.GetValueOrDefault("field") ?? "";
        var field = (link?.To ?? dataset).Fields.FirstOrDefault(f => f is { IsServed: true, IsGroupable: true } && Naming.UpperSnake(f.Name) == fieldName)
            ?? throw Unknown(fieldName);
        return Cut(link, field, members.GetValueOrDefault("unit"), members.GetValueOrDefault("level"));
    }

    private GroupKey Cut(LinkEntry? link, FieldEntry field, string? unit, string? level)
    {
        var isTime = field.Kind is ValueKind.Date or ValueKind.Instant;
        var isPlace = field.Kind is ValueKind.RegionCode or ValueKind.GridCode;
        return (unit, level) switch
        {
            (null, null) => new GroupKey(link, field, null, null, ByQuarter: false),
            ("QUARTER", null) when isTime => new GroupKey(link, field, null, null, ByQuarter: true),
            ({ } u, null) when isTime => new GroupKey(link, field, u switch { "YEAR" => 4, "MONTH" => 7, _ => 10 }, null, ByQuarter: false),
            (null, { } l) when isPlace => Place(link, field, l),
            _ => throw new QueryRefusedException(QueryErrors.BadInput(
                $"{field.Name} 不能这样取整:unit 用于日期,level 用于区划。", $"{field.Name} cannot be cut so: unit is for dates, level for regions.", path)),
        };
    }

    private static GroupKey Place(LinkEntry? link, FieldEntry field, string level)
    {
        var length = level switch { "PROVINCE" => 2, "CITY" => 4, "COUNTY" => 6, "TOWNSHIP" => 9, _ => 12 };
        return new GroupKey(link, field, length, new string('0', 12 - length), ByQuarter: false);
    }

    private QueryRefusedException Unknown(string name) => new(QueryErrors.BadInput($"不能按 {name} 分组。", $"Cannot group by {name}.", path));

}

/// <summary>Reads <c>having</c> into a condition on groups as they are shown.</summary>
internal sealed class HavingReader(MeasureReader measures)
{
    public Func<Group, RunScope, bool>? Read(InputValue? having) => having is null ? null : All(FilterTranslator.Members(having).Select(Member));

    private Func<Group, RunScope, bool> Member(KeyValuePair<string, InputValue> member) => member.Key switch
    {
        "and" => All(FilterTranslator.Items(member.Value).Select(Group)),
        "or" => Any([.. FilterTranslator.Items(member.Value).Select(Group)]),
        "count" => Compare(member.Value, static g => g.Count),
        _ => All(FilterTranslator.Members(member.Value).Select(m => Measured(measures.Measure(member.Key, m.Key), m.Value))),
    };

    private Func<Group, RunScope, bool> Group(InputValue input) => All(FilterTranslator.Members(input).Select(Member));

    private static Func<Group, RunScope, bool> Measured(MeasureRef measure, InputValue operations) =>
        Compare(operations, g => StatisticsValue.Number(measure.Field, measure.Measure, g.Values[measure.Index]));

    private static Func<Group, RunScope, bool> Compare(InputValue operations, Func<Group, double?> value) =>
        All(FilterTranslator.Members(operations).Where(o => !o.Value.IsNull).Select(o => Operation(o.Key, (ScalarInput)o.Value, value)));

    private static Func<Group, RunScope, bool> Operation(string name, ScalarInput limit, Func<Group, double?> value) => (group, run) =>
    {
        var bound = Convert.ToDouble(limit.Leaf is { } leaf ? run.Leaves[leaf] : limit.Value, System.Globalization.CultureInfo.InvariantCulture);
        return value(group) is { } actual && name switch
        {
            "eq" => actual.Equals(bound),
            "neq" => !actual.Equals(bound),
            "gt" => actual > bound,
            "gte" => actual >= bound,
            "lt" => actual < bound,
            "lte" => actual <= bound,
            _ => false,
        };
    };

    private static Func<Group, RunScope, bool> All(IEnumerable<Func<Group, RunScope, bool>> parts)
    {
        var list = parts.ToList();
        return (group, run) => list.TrueForAll(p => p(group, run));
    }

    private static Func<Group, RunScope, bool> Any(List<Func<Group, RunScope, bool>> parts) => (group, run) => parts.Exists(p => p(group, run));
}

/// <summary>Reads the <c>order</c> of groups.</summary>
internal sealed class GroupOrderReader(MeasureReader measures, IReadOnlyList<GroupKey> keys)
{
    public GroupOrder? Read(InputValue? order) => order is null
        ? null
        : new GroupOrder([.. FilterTranslator.Items(order).SelectMany(FilterTranslator.Members).SelectMany(m => Member(m.Key, m.Value))]);

    private IEnumerable<(Func<Group, object?>, bool)> Member(string name, InputValue value)
    {
        if (name == "count")
            return [(static g => g.Count, IsDescending(value))];
        if (name == "key")
            return FilterTranslator.Members(value).Select(m => Key(m.Key, m.Value));
        return FilterTranslator.Members(value).Select(m =>
        {
            var measure = measures.Measure(name, m.Key);
            return ((Func<Group, object?>)(g => g.Values[measure.Index]), IsDescending(m.Value));
        });
    }

    private (Func<Group, object?>, bool) Key(string name, InputValue direction)
    {
        var index = keys.ToList().FindIndex(k => k.Link is null && k.Field.Name == name);
        if (index < 0)
            throw new QueryRefusedException(QueryErrors.BadInput($"{name} 不是分组键。", $"{name} is not among the keys."));
        return (g => g.Keys[index], IsDescending(direction));
    }

    private static bool IsDescending(InputValue value) => value is ScalarInput { Value: "DESC" };
}
