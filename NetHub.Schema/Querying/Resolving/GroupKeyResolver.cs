using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>Resolves the <c>keys</c> of a groupBy.</summary>
internal sealed class GroupKeyResolver(ResolvingContext context, DatasetEntry dataset, IReadOnlyList<string> path)
{
    /// <summary>The maximum number of keys of one groupBy.</summary>
    public const int Most = 6;

    public IReadOnlyList<GroupKey> Resolve(InputValue? keys)
    {
        var items = (keys ?? InputValue.Null).AsList();
        if (items.Count is 0 or > Most)
            context.Report($"分组键须为 1 到 {Most} 个。", $"Group by 1 to {Most} keys.", path);
        return [.. items.Select(Key).OfType<GroupKey>()];
    }

    private GroupKey? Key(InputValue input)
    {
        var members = input.MembersOrRefuse().ToDictionary(static m => m.Key, static m => (m.Value as ScalarInput)?.Value as string);
        LinkEntry? link = null;
        if (members.GetValueOrDefault("link") is { } linkName)
        {
            link = dataset.Links.FirstOrDefault(l => l.Direction == LinkDirection.ToOne && Naming.UpperSnake(l.Name) == linkName);
            if (link is null)
                return Unknown(linkName);
        }

        var name = members.GetValueOrDefault("field") ?? "";
        return (link?.To ?? dataset).Fields.FirstOrDefault(f => f is { IsServed: true, IsGroupable: true } && Naming.UpperSnake(f.Name) == name) is { } field
            ? Cut(link, field, members.GetValueOrDefault("unit"), members.GetValueOrDefault("level"))
            : Unknown(name);
    }

    private GroupKey? Cut(LinkEntry? link, FieldEntry field, string? unit, string? level)
    {
        var isTime = field.Kind is ValueKind.Date or ValueKind.Instant;
        var isPlace = field.Kind is ValueKind.RegionCode or ValueKind.GridCode;
        switch (unit, level)
        {
            case (null, null):
                return new GroupKey(link, field, null, null, ByQuarter: false);
            case ("QUARTER", null) when isTime:
                return new GroupKey(link, field, null, null, ByQuarter: true);
            case ({ } u, null) when isTime:
                return new GroupKey(link, field, u switch { "YEAR" => 4, "MONTH" => 7, _ => 10 }, null, ByQuarter: false);
            case (null, { } l) when isPlace:
                return Place(link, field, l);
            default:
                context.Report($"{field.Name} 不能这样取整：unit 用于日期，level 用于区划。", $"{field.Name} cannot be truncated this way: unit is for dates, level is for regions.", path);
                return null;
        }
    }

    private static GroupKey Place(LinkEntry? link, FieldEntry field, string level)
    {
        var length = level switch { "PROVINCE" => 2, "CITY" => 4, "COUNTY" => 6, "TOWNSHIP" => 9, _ => 12 };
        return new GroupKey(link, field, length, new string('0', 12 - length), ByQuarter: false);
    }

    private GroupKey? Unknown(string name)
    {
        context.Report($"不能按 {name} 分组。", $"Cannot group by {name}.", path);
        return null;
    }
}
