using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Datasets;

/// <summary>Object, edge and connection types of datasets.</summary>
internal sealed class DatasetTypes
{
    private readonly TypeRegistry types;
    private readonly FilterTypes filters;
    private readonly StatisticsGraphTypes statistics;

    public DatasetTypes(TypeRegistry types)
    {
        this.types = types;
        filters = new FilterTypes(types);
        statistics = new StatisticsGraphTypes(types, filters);
    }

    public FilterTypes Filters => filters;

    public InterfaceGraphType Node => types.Get("Node",
        () => new InterfaceGraphType { Name = "Node", Description = "有标识的记录。A row with an id." },
        type =>
        {
            type.ResolveType = static _ => null;
            TypeRegistry.Add(type, "id", new NonNullGraphType(Scalars.Id), "不透明标识，各部门不同。Opaque id, different for each department.");
        });

    public ObjectGraphType Object(DatasetEntry dataset) => types.Object(
        dataset.Name, TypeNames.Words(dataset.Declared.Chinese, dataset.Declared.English), type => Fill(type, dataset));

    public ObjectGraphType Connection(DatasetEntry dataset) => types.Object(
        TypeNames.Connection(dataset), $"{dataset.Declared.Chinese}的分页结果与汇总。A page of {dataset.Name}, with aggregates over all matching rows.", type =>
        {
            if (types.Contract.HasRows(dataset))
                AddPage(type, dataset);
            TypeRegistry.Add(type, "aggregate", statistics.Aggregate(dataset), "汇总。Aggregates over all matching rows.");
            if (statistics.HasGroups(dataset))
                TypeRegistry.Add(type, "groupBy", ListOf(statistics.Group(dataset)), "分组汇总。Matching rows by group.", statistics.GroupArguments(dataset));
        });

    /// <summary>Returns the arguments of a connection; paging arguments come first.</summary>
    public QueryArgument[] ConnectionArguments(DatasetEntry dataset, bool atRoot)
    {
        var hasRows = types.Contract.HasRows(dataset);
        List<QueryArgument> arguments = hasRows ? PageArguments : [];
        if (filters.HasFilter(dataset))
            arguments.Add(TypeRegistry.Argument("where", filters.Filter(dataset), "筛选条件。Filter."));
        if (hasRows && filters.HasSort(dataset))
            arguments.Add(TypeRegistry.Argument("order", new ListGraphType(new NonNullGraphType(filters.Sort(dataset))), "排序，依次比较。Sort order, compared item by item."));
        if (atRoot && dataset.IsDated)
            arguments.Add(AsOf);
        return [.. arguments];
    }

    public static QueryArgument AsOf => TypeRegistry.Argument("asOf", Scalars.LocalDate, "只返回该日有效的记录；默认为今天。Returns rows valid on this day; defaults to today.");

    private static List<QueryArgument> PageArguments =>
    [
        TypeRegistry.Argument("first", Scalars.Int, "向后取的条数，默认 50，最多 1000。Number of rows to return, counted from the start; defaults to 50, at most 1000."),
        TypeRegistry.Argument("after", Scalars.String, "从该游标之后开始。Returns rows after this cursor."),
        TypeRegistry.Argument("last", Scalars.Int, "向前取的条数，最多 1000。Number of rows to return, counted from the end; at most 1000."),
        TypeRegistry.Argument("before", Scalars.String, "到该游标之前为止。Returns rows before this cursor."),
    ];

    private ObjectGraphType PageInfo => types.Object("PageInfo", "分页信息。Paging information.", type =>
    {
        TypeRegistry.Add(type, "hasNextPage", new NonNullGraphType(Scalars.Boolean), "本页之后是否还有记录。Whether more rows follow this page.");
        TypeRegistry.Add(type, "hasPreviousPage", new NonNullGraphType(Scalars.Boolean), "本页之前是否还有记录。Whether more rows precede this page.");
        TypeRegistry.Add(type, "startCursor", Scalars.String, "本页首条记录的游标。Cursor of the first row on the page.");
        TypeRegistry.Add(type, "endCursor", Scalars.String, "本页末条记录的游标。Cursor of the last row on the page.");
    });

    private ObjectGraphType Edge(DatasetEntry dataset) => types.Object(
        TypeNames.Edge(dataset), $"{dataset.Declared.Chinese}及其游标。A {dataset.Name} with its cursor.", type =>
        {
            TypeRegistry.Add(type, "cursor", new NonNullGraphType(Scalars.String), "游标（已加密）。Encrypted cursor.");
            TypeRegistry.Add(type, "node", new NonNullGraphType(Object(dataset)), "记录。The row.");
        });

    private void Fill(ObjectGraphType type, DatasetEntry dataset)
    {
        HubDirectives.Apply(type, dataset);
        TypeRegistry.Add(type, "id", new NonNullGraphType(Scalars.Id), "不透明标识，各部门不同。Opaque id, different for each department.");
        type.AddResolvedInterface(Node);
        foreach (var field in dataset.Fields.Where(f => f.IsServed && types.Contract.MayShow(f)))
            AddField(type, field);
        foreach (var link in dataset.Links.Where(types.Contract.MayFollow))
            AddLink(type, link);
        if (dataset.IsVersioned)
            TypeRegistry.AddRequired(type, ProvenanceItem.Name, ProvenanceType, "来源：批次、来源系统、发布时间、版本。Provenance of the row: batch, source system, publication time and version.");
    }

    private ObjectGraphType ProvenanceType => types.Object(ProvenanceItem.Type, "一条记录的来源。Provenance of a row.", static type =>
    {
        TypeRegistry.AddRequired(type, "batch", Scalars.Id, "最近写入该记录的批次。The batch that last wrote the row.");
        TypeRegistry.Add(type, "sourceSystem", Scalars.String, "来源系统。The source system.");
        TypeRegistry.Add(type, "publishedAt", Scalars.DateTime, "发布时间。Time of publication.");
        TypeRegistry.AddRequired(type, "version", Scalars.Int, "版本号，从 1 起，每次写入加一。Version number, starting at 1 and incremented by every write.");
    });

    private void AddField(ObjectGraphType type, FieldEntry field)
    {
        var words = TypeNames.Words(field.Declared.Chinese, field.Declared.English);
        var value = types.Value(field);
        TypeRegistry.Add(type, field.Name, types.IsNeverNull(field) ? new NonNullGraphType(value) : value, words);
        HubDirectives.Apply(type.Fields.Find(field.Name)!, field);
        if (!field.IsCoded)
            return;
        var label = field.IsList ? new ListGraphType(Scalars.String) : Scalars.String;
        TypeRegistry.Add(type, field.Name + FieldItem.LabelSuffix, label, $"{field.Declared.Chinese}（代码含义，按调用方语言）。Label of {field.Name}, in the caller's language.");
    }

    private void AddLink(ObjectGraphType type, LinkEntry link)
    {
        var words = TypeNames.Words(link.Chinese, link.English);
        if (link.Direction == LinkDirection.ToOne)
        {
            TypeRegistry.Add(type, link.Name, Object(link.To), words);
            return;
        }

        TypeRegistry.Add(type, link.Name, Connection(link.To), words, ConnectionArguments(link.To, atRoot: false));
        if (types.Contract.HasRows(link.To))
            HubDirectives.ApplyListSize(type.Fields.Find(link.Name)!);
    }

    private void AddPage(ObjectGraphType type, DatasetEntry dataset)
    {
        TypeRegistry.Add(type, "nodes", ListOf(Object(dataset)), "本页记录。Rows on the page.");
        TypeRegistry.Add(type, "edges", ListOf(Edge(dataset)), "本页记录及其游标。Rows on the page, with their cursors.");
        TypeRegistry.Add(type, "pageInfo", PageInfo, "分页信息：前后是否还有记录。Whether rows precede or follow the page.");
        TypeRegistry.Add(type, "totalCount", Scalars.Int, "可见且符合条件的记录总数。Number of visible rows that match the filter.");
    }

    private static ListGraphType ListOf(IGraphType type) => new(new NonNullGraphType(type));
}
