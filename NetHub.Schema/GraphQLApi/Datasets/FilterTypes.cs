using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Datasets;

/// <summary>Filter and sort inputs, following Hot Chocolate's conventions.</summary>
internal sealed class FilterTypes
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["eq"] = "等于。Equals.",
        ["neq"] = "不等于。Does not equal.",
        ["in"] = "在列表中。Is in the list.",
        ["nin"] = "不在列表中。Is not in the list.",
        ["gt"] = "大于。Greater than.",
        ["gte"] = "大于等于。Greater than or equal to.",
        ["lt"] = "小于。Less than.",
        ["lte"] = "小于等于。Less than or equal to.",
        ["contains"] = "包含。Contains.",
        ["ncontains"] = "不包含。Does not contain.",
        ["startsWith"] = "以该文本开头。Starts with.",
        ["nstartsWith"] = "不以该文本开头。Does not start with.",
        ["endsWith"] = "以该文本结尾。Ends with.",
        ["nendsWith"] = "不以该文本结尾。Does not end with.",
        ["within"] = "在该区划之内（含各级下级）。Lies within this region, at any level.",
        ["some"] = "至少一项符合条件。At least one item matches.",
        ["all"] = "全部符合条件。All items match.",
        ["none"] = "没有一项符合条件。No item matches.",
        ["any"] = "true 为至少有一项，false 为没有。true: there is at least one item; false: there is none.",
    };

    private readonly TypeRegistry types;
    private readonly Lazy<HashSet<DatasetEntry>> filtered;
    private readonly Lazy<HashSet<DatasetEntry>> sorted;

    public FilterTypes(TypeRegistry types)
    {
        this.types = types;
        filtered = new(() => Grow((dataset, known) => Filtered(dataset).Any() || FilteredLinks(dataset, known).Any()));
        sorted = new(() => Grow((dataset, known) => Sorted(dataset).Any() || SortedLinks(dataset, known).Any()));
    }

    /// <summary>Whether the dataset can be filtered. GraphQL does not allow an input without fields.</summary>
    public bool HasFilter(DatasetEntry dataset) => filtered.Value.Contains(dataset);

    /// <summary>Whether the dataset can be sorted.</summary>
    public bool HasSort(DatasetEntry dataset) => sorted.Value.Contains(dataset);

    public InputObjectGraphType Filter(DatasetEntry dataset) => types.Input(
        TypeNames.Filter(dataset), $"{dataset.Declared.Chinese}的筛选条件。Filter on {dataset.Name}.", type => FillFilter(type, dataset));

    public InputObjectGraphType Sort(DatasetEntry dataset) => types.Input(
        TypeNames.Sort(dataset), $"{dataset.Declared.Chinese}的排序，每项只填一个字段。Sort order of {dataset.Name}; each item sets exactly one field.", type => FillSort(type, dataset));

    public EnumerationGraphType Direction => types.Enum("SortEnumType", "排序方向。Sort direction.",
        [("ASC", "升序，空值在前", "Ascending, nulls first"), ("DESC", "降序，空值在后", "Descending, nulls last")]);

    private void FillFilter(InputObjectGraphType type, DatasetEntry dataset)
    {
        var list = new ListGraphType(new NonNullGraphType(type));
        TypeRegistry.Add(type, "and", list, "同时符合以下各项。All of these must match.");
        TypeRegistry.Add(type, "or", list, "符合以下任一项。At least one of these must match.");
        foreach (var field in Filtered(dataset))
            TypeRegistry.Add(type, field.Name, Operations(field), TypeNames.Words(field.Declared.Chinese, field.Declared.English));
        foreach (var link in FilteredLinks(dataset, filtered.Value))
        {
            var nested = link.Direction == LinkDirection.ToOne ? Filter(link.To) : Quantified(link.To);
            TypeRegistry.Add(type, link.Name, nested, TypeNames.Words(link.Chinese, link.English));
        }
    }

    private void FillSort(InputObjectGraphType type, DatasetEntry dataset)
    {
        foreach (var field in Sorted(dataset))
            TypeRegistry.Add(type, field.Name, Direction, TypeNames.Words(field.Declared.Chinese, field.Declared.English));
        foreach (var link in SortedLinks(dataset, sorted.Value))
            TypeRegistry.Add(type, link.Name, Sort(link.To), TypeNames.Words(link.Chinese, link.English));
    }

    private IEnumerable<FieldEntry> Filtered(DatasetEntry dataset) =>
        dataset.Fields.Where(f => f is { IsServed: true, IsFilterable: true } && types.Contract.MayFilter(f));

    // Every link to many can be filtered by "any", even if its target has no filter.
    private IEnumerable<LinkEntry> FilteredLinks(DatasetEntry dataset, HashSet<DatasetEntry> known) => dataset.Links.Where(l =>
        l.Direction != LinkDirection.ToListed && types.Contract.MayFilterThrough(l) && (l.Direction == LinkDirection.ToMany || known.Contains(l.To)));

    private IEnumerable<FieldEntry> Sorted(DatasetEntry dataset) =>
        dataset.Fields.Where(f => f is { IsServed: true, IsSortable: true } && types.Contract.MaySort(f));

    private IEnumerable<LinkEntry> SortedLinks(DatasetEntry dataset, HashSet<DatasetEntry> known) =>
        dataset.Links.Where(l => l.Direction == LinkDirection.ToOne && types.Contract.MayFollow(l) && known.Contains(l.To));

    // Inputs refer to each other: an input that holds only links exists only if one of its targets has an input.
    private HashSet<DatasetEntry> Grow(Func<DatasetEntry, HashSet<DatasetEntry>, bool> has)
    {
        var known = new HashSet<DatasetEntry>();
        for (var before = -1; known.Count > before;)
        {
            before = known.Count;
            known.UnionWith(types.Catalog.Datasets.Where(d => has(d, known)).ToList());
        }

        return known;
    }

    private InputObjectGraphType Quantified(DatasetEntry dataset) => types.Input(
        $"ListFilterInputTypeOf{TypeNames.Filter(dataset)}", $"对多条{dataset.Declared.Chinese}的筛选条件。Filter on a list of {dataset.Name}.", type =>
        {
            foreach (var quantifier in HasFilter(dataset) ? (string[])["all", "none", "some"] : [])
                TypeRegistry.Add(type, quantifier, Filter(dataset), Words[quantifier]);
            TypeRegistry.Add(type, "any", Scalars.Boolean, Words["any"]);
        });

    private InputObjectGraphType Operations(FieldEntry field)
    {
        var value = field.Kind == ValueKind.Enum ? types.Enum(field.ValueType) : Scalars.For(field.Kind);
        var operations = Operations(value, field.Kind);
        if (!field.IsList)
            return operations;
        return types.Input($"List{value.Name}OperationFilterInput", $"列表的筛选条件。Filter on a list of {value.Name}.", type =>
        {
            foreach (var quantifier in (string[])["all", "none", "some"])
                TypeRegistry.Add(type, quantifier, operations, Words[quantifier]);
            TypeRegistry.Add(type, "any", Scalars.Boolean, Words["any"]);
        });
    }

    private InputObjectGraphType Operations(IGraphType value, ValueKind kind) => types.Input(
        $"{value.Name}OperationFilterInput", $"{value.Name} 的筛选条件。Filter on {value.Name}.", type =>
        {
            foreach (var operation in OperationsOf(kind))
            {
                var operand = operation is "in" or "nin" ? new ListGraphType(value) : value;
                var isPart = operation.EndsWith("ontains", StringComparison.Ordinal) || operation.EndsWith("With", StringComparison.Ordinal);
                TypeRegistry.Add(type, operation, isPart ? Scalars.String : operation == "within" ? Scalars.For(ValueKind.RegionCode) : operand, Words[operation]);
            }
        });

    private static IEnumerable<string> OperationsOf(ValueKind kind)
    {
        string[] equality = ["eq", "neq", "in", "nin"];
        string[] ordering = ["gt", "gte", "lt", "lte"];
        string[] texts = ["contains", "ncontains", "startsWith", "nstartsWith", "endsWith", "nendsWith"];
        return kind switch
        {
            ValueKind.Boolean => ["eq", "neq"],
            ValueKind.Id or ValueKind.Enum or ValueKind.IdNumber => equality,
            ValueKind.Int or ValueKind.Decimal or ValueKind.Date or ValueKind.Instant => [.. equality, .. ordering],
            ValueKind.RegionCode or ValueKind.GridCode => [.. equality, .. ordering, .. texts, "within"],
            _ => [.. equality, .. ordering, .. texts],
        };
    }
}
