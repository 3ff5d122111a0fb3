using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Resolving;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Datasets;

/// <summary>Types of <c>aggregate</c> and <c>groupBy</c>.</summary>
internal sealed class StatisticsGraphTypes(TypeRegistry types, FilterTypes filters)
{
    /// <summary>Whether rows of the dataset can be grouped.</summary>
    public bool HasGroups(DatasetEntry dataset) => Groupable(dataset).Any() || Linked(dataset).Any();

    public ObjectGraphType Aggregate(DatasetEntry dataset) => types.Object(
        TypeNames.Aggregate(dataset), $"{dataset.Declared.Chinese}的汇总。Aggregates over {dataset.Name}.", type => FillValues(type, dataset));

    public ObjectGraphType Group(DatasetEntry dataset) => types.Object(
        TypeNames.Group(dataset), $"{dataset.Declared.Chinese}的一组。A group of {dataset.Name}.", type =>
        {
            TypeRegistry.Add(type, "key", Key(dataset), "分组键；合并组（人数过少，合并显示）为空。The group key; null for the merged group, which holds all groups too small to show.");
            FillValues(type, dataset);
        });

    public QueryArgument[] GroupArguments(DatasetEntry dataset) =>
    [
        TypeRegistry.Argument("keys", new NonNullGraphType(new ListGraphType(new NonNullGraphType(KeyInput(dataset)))), "分组键，1 到 6 个。One to six group keys."),
        TypeRegistry.Argument("having", Having(dataset), "对各组的条件。Condition that groups must meet."),
        TypeRegistry.Argument("order", new ListGraphType(new NonNullGraphType(Order(dataset))), "各组的排序。Sort order of the groups."),
        TypeRegistry.Argument("first", Scalars.Int, "最多返回的组数。Maximum number of groups to return."),
    ];

    private void FillValues(ObjectGraphType type, DatasetEntry dataset)
    {
        TypeRegistry.Add(type, "count", Scalars.Int, "记录数；以统计级别访问个人数据时，取整到 5 的倍数。Number of rows; rounded to a multiple of 5 if personal data is read at level AGGREGATE.");
        TypeRegistry.Add(type, "suppressed", new NonNullGraphType(Scalars.Boolean), "因小样本或单一单位占比过高而合并或隐藏。Whether the group is merged or hidden, because it is too small or one contributor dominates it.");
        foreach (var field in Measured(dataset))
            TypeRegistry.Add(type, field.Name, Measures(field), TypeNames.Words(field.Declared.Chinese, field.Declared.English));
    }

    private IEnumerable<FieldEntry> Measured(DatasetEntry dataset) => dataset.Fields.Where(f =>
        f is { IsServed: true, IsSortable: true } && f.Name is not ("key" or "count" or "suppressed") && types.Contract.MayAggregate(f));

    private ObjectGraphType Measures(FieldEntry field) => types.Object(
        StatisticTypes.MeasuresOf(field), "一个信息项的统计值。Aggregates of one field.", type =>
        {
            var value = ValueOf(field);
            foreach (var measure in MeasuresOf(field))
            {
                var result = measure switch { "avg" => Scalars.Float, "countDistinct" => Scalars.Int, _ => value };
                TypeRegistry.Add(type, measure, result, Words(measure));
            }
        });

    private static IGraphType ValueOf(FieldEntry field) => StatisticTypes.MeasuresOf(field) switch
    {
        "IntMeasures" => Scalars.Int,
        "DecimalMeasures" => Scalars.Decimal,
        "LocalDateMeasures" => Scalars.LocalDate,
        "DateTimeMeasures" => Scalars.DateTime,
        _ => Scalars.String,
    };

    private static string[] MeasuresOf(FieldEntry field) => StatisticTypes.MeasuresOf(field) switch
    {
        "IntMeasures" or "DecimalMeasures" => ["sum", "avg", "min", "max", "countDistinct"],
        "DistinctMeasures" => ["countDistinct"],
        _ => ["min", "max", "countDistinct"],
    };

    private static string Words(string measure) => measure switch
    {
        "sum" => "合计。Sum.",
        "avg" => "平均。Average.",
        "min" => "最小。Minimum.",
        "max" => "最大。Maximum.",
        _ => "不同值的个数。Number of distinct values.",
    };

    private ObjectGraphType Key(DatasetEntry dataset) => types.Object(
        TypeNames.GroupKey(dataset), $"{dataset.Declared.Chinese}的分组键。Group key of {dataset.Name}.", type =>
        {
            FillKey(type, Groupable(dataset));
            foreach (var link in Linked(dataset))
                TypeRegistry.Add(type, link.Name, LinkedKey(link.To), TypeNames.Words(link.Chinese, link.English));
        });

    private ObjectGraphType LinkedKey(DatasetEntry dataset) => types.Object(
        TypeNames.LinkedGroupKey(dataset), $"经链接取得的{dataset.Declared.Chinese}分组键。Group key taken from a linked {dataset.Name}.", type => FillKey(type, GroupableFromAfar(dataset)));

    private void FillKey(ObjectGraphType type, IEnumerable<FieldEntry> fields)
    {
        foreach (var field in fields)
        {
            var value = field.Kind is ValueKind.Date or ValueKind.Instant or ValueKind.RegionCode or ValueKind.GridCode ? Scalars.String : types.Value(field);
            TypeRegistry.Add(type, field.Name, value, TypeNames.Words(field.Declared.Chinese, field.Declared.English));
        }
    }

    private InputObjectGraphType KeyInput(DatasetEntry dataset) => types.Input(
        dataset.Name + "GroupKeyInput", $"{dataset.Declared.Chinese}的一个分组键。One key by which {dataset.Name} is grouped.", type =>
        {
            TypeRegistry.Add(type, "field", new NonNullGraphType(FieldEnum(dataset)), "信息项；指定 link 时为所链接信息资源的信息项。The field; if link is set, a field of the linked dataset.");
            TypeRegistry.Add(type, "unit", types.Enum("TimeUnit", "时间单位（北京时间）。Unit of time, in Shanghai time.",
                [("YEAR", "年", "Year"), ("QUARTER", "季度", "Quarter"), ("MONTH", "月", "Month"), ("DAY", "日", "Day")]), "日期归并到的时间单位。The unit to which dates are truncated.");
            TypeRegistry.Add(type, "level", types.Enum("RegionGroupLevel", "区划层级。Level of a region.",
                [("PROVINCE", "省", "Province"), ("CITY", "市", "City"), ("COUNTY", "县", "County"), ("TOWNSHIP", "乡镇（街道）", "Township"), ("VILLAGE", "村（社区）", "Village")]),
                "区划归并到的层级。The level to which regions are truncated.");
            if (Linked(dataset).Any())
            {
                TypeRegistry.Add(type, "link", types.Enum(dataset.Name + "GroupLink", $"{dataset.Name} 可用于分组的链接。Links of {dataset.Name} that can be used for grouping.",
                    Linked(dataset).Select(l => (Naming.UpperSnake(l.Name), l.Chinese, l.English))), "经该链接分组。The link to follow.");
            }
        });

    private EnumerationGraphType FieldEnum(DatasetEntry dataset) => types.Enum(
        dataset.Name + "GroupField", $"{dataset.Name} 可用于分组的信息项。Fields by which {dataset.Name} can be grouped.",
        Groupable(dataset).Concat(Linked(dataset).SelectMany(l => GroupableFromAfar(l.To))).DistinctBy(f => f.Name)
            .Select(f => (Naming.UpperSnake(f.Name), f.Declared.Chinese, f.Declared.English)));

    private InputObjectGraphType Having(DatasetEntry dataset) => types.Input(
        dataset.Name + "HavingInput", $"对{dataset.Declared.Chinese}各组的条件。Condition on groups of {dataset.Name}.", type =>
        {
            var list = new ListGraphType(new NonNullGraphType(type));
            TypeRegistry.Add(type, "and", list, "同时符合以下各项。All of these must match.");
            TypeRegistry.Add(type, "or", list, "符合以下任一项。At least one of these must match.");
            TypeRegistry.Add(type, "count", Numbers, "记录数。Number of rows.");
            foreach (var field in Numeric(dataset))
                TypeRegistry.Add(type, field.Name, MeasuresInput("MeasuresHavingInput", Numbers), TypeNames.Words(field.Declared.Chinese, field.Declared.English));
        });

    private InputObjectGraphType Order(DatasetEntry dataset) => types.Input(
        dataset.Name + "GroupOrderInput", $"{dataset.Declared.Chinese}各组的排序。Sort order of groups of {dataset.Name}.", type =>
        {
            TypeRegistry.Add(type, "count", filters.Direction, "按记录数。By number of rows.");
            if (Groupable(dataset).Any())
                TypeRegistry.Add(type, "key", KeyOrder(dataset), "按分组键。By group key.");
            foreach (var field in Numeric(dataset))
                TypeRegistry.Add(type, field.Name, MeasuresInput("MeasuresOrderInput", filters.Direction), TypeNames.Words(field.Declared.Chinese, field.Declared.English));
        });

    private InputObjectGraphType KeyOrder(DatasetEntry dataset) => types.Input(
        dataset.Name + "GroupKeyOrderInput", $"{dataset.Name} 分组键的排序。Sort order by group key.", keys =>
        {
            foreach (var field in Groupable(dataset))
                TypeRegistry.Add(keys, field.Name, filters.Direction, TypeNames.Words(field.Declared.Chinese, field.Declared.English));
        });

    private InputObjectGraphType MeasuresInput(string name, IGraphType value) => types.Input(name, "按统计值。By aggregate.", type =>
    {
        foreach (var measure in (string[])["sum", "avg", "min", "max", "countDistinct"])
            TypeRegistry.Add(type, measure, value, Words(measure));
    });

    private InputObjectGraphType Numbers => types.Input("NumberHavingInput", "数值条件。Condition on a number.", type =>
    {
        foreach (var operation in (string[])["eq", "neq", "gt", "gte", "lt", "lte"])
            TypeRegistry.Add(type, operation, Scalars.Float, $"{operation}。{operation}.");
    });

    private IEnumerable<FieldEntry> Groupable(DatasetEntry dataset) =>
        dataset.Fields.Where(f => f is { IsServed: true, IsGroupable: true } && types.Contract.MayGroup(f));

    private IEnumerable<FieldEntry> GroupableFromAfar(DatasetEntry dataset) =>
        dataset.Fields.Where(f => f is { IsServed: true, IsGroupable: true } && types.Contract.MayGroupFromAfar(f));

    private IEnumerable<FieldEntry> Numeric(DatasetEntry dataset) =>
        Measured(dataset).Where(f => f.Kind is ValueKind.Int or ValueKind.Decimal);

    private IEnumerable<LinkEntry> Linked(DatasetEntry dataset) =>
        dataset.Links.Where(l => l.Direction == LinkDirection.ToOne && types.Contract.MayFollow(l) && GroupableFromAfar(l.To).Any());
}
