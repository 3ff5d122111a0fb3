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
            TypeRegistry.Add(type, "id", new NonNullGraphType(Scalars.Id), "不透明标识,各部门不同。Opaque id, different for each department.");
        });

    public ObjectGraphType Object(DatasetEntry dataset) => types.Object(
        dataset.Name, TypeNames.Words(dataset.Declared.Chinese, dataset.Declared.English), type => Fill(type, dataset));

    public ObjectGraphType Connection(DatasetEntry dataset) => types.Object(
        TypeNames.Connection(dataset), $"{dataset.Declared.Chinese}的一页及其汇总。A page of {dataset.Name} and figures of the whole.", type =>
        {
            if (types.Contract.HasRows(dataset))
                AddPage(type, dataset);
            TypeRegistry.Add(type, "aggregate", statistics.Aggregate(dataset), "汇总。Aggregates.");
            if (statistics.HasGroups(dataset))
                TypeRegistry.Add(type, "groupBy", ListOf(statistics.Group(dataset)), "分组汇总。Groups.", statistics.GroupArguments(dataset));
        });

    /// <summary>Arguments of a connection; those of a page come from @listSize' point of view first.</summary>
    public QueryArgument[] ConnectionArguments(DatasetEntry dataset, bool atRoot)
    {
        var hasRows = types.Contract.HasRows(dataset);
        List<QueryArgument> arguments = hasRows ? PageArguments : [];
        if (filters.HasFilter(dataset))
            arguments.Add(TypeRegistry.Argument("where", filters.Filter(dataset), "筛选。Filter."));
        if (hasRows && filters.HasSort(dataset))
            arguments.Add(TypeRegistry.Argument("order", new ListGraphType(new NonNullGraphType(filters.Sort(dataset))), "排序。Order."));
        if (atRoot && dataset.IsDated)
            arguments.Add(AsOf);
        return [.. arguments];
    }

    public static QueryArgument AsOf => TypeRegistry.Argument("asOf", Scalars.LocalDate, "截至此日有效;默认今天。Valid on this day; today when not said.");

    private static List<QueryArgument> PageArguments =>
    [
        TypeRegistry.Argument("first", Scalars.Int, "向后取多少条,默认 50,最多 1000。Page size forward, 50 when not said, at most 1000."),
        TypeRegistry.Argument("after", Scalars.String, "从此游标之后。After this cursor."),
        TypeRegistry.Argument("last", Scalars.Int, "向前取多少条,最多 1000。Page size backward, at most 1000."),
        TypeRegistry.Argument("before", Scalars.String, "到此游标之前。Before this cursor."),
    ];

    private ObjectGraphType PageInfo => types.Object("PageInfo", "分页信息。What lies around a page.", type =>
    {
        TypeRegistry.Add(type, "hasNextPage", new NonNullGraphType(Scalars.Boolean), "后面还有。There is more after it.");
        TypeRegistry.Add(type, "hasPreviousPage", new NonNullGraphType(Scalars.Boolean), "前面还有。There is more before it.");
        TypeRegistry.Add(type, "startCursor", Scalars.String, "首条游标。Cursor of the first row.");
        TypeRegistry.Add(type, "endCursor", Scalars.String, "末条游标。Cursor of the last row.");
    });

    private ObjectGraphType Edge(DatasetEntry dataset) => types.Object(
        TypeNames.Edge(dataset), $"{dataset.Declared.Chinese}与其游标。A {dataset.Name} with its cursor.", type =>
        {
            TypeRegistry.Add(type, "cursor", new NonNullGraphType(Scalars.String), "游标,加密。Cursor, encrypted.");
            TypeRegistry.Add(type, "node", new NonNullGraphType(Object(dataset)), "记录。The row.");
        });

    private void Fill(ObjectGraphType type, DatasetEntry dataset)
    {
        HubDirectives.Apply(type, dataset);
        TypeRegistry.Add(type, "id", new NonNullGraphType(Scalars.Id), "不透明标识,各部门不同。Opaque id, different for each department.");
        type.AddResolvedInterface(Node);
        foreach (var field in dataset.Fields.Where(f => f.IsServed && types.Contract.MayShow(f)))
            AddField(type, field);
        foreach (var link in dataset.Links.Where(types.Contract.MayFollow))
            AddLink(type, link);
        if (dataset.IsVersioned)
            TypeRegistry.AddRequired(type, ProvenanceItem.Name, ProvenanceType, "来源:批次、来源系统、发布时间、版本。Where the row comes from.");
    }

    private ObjectGraphType ProvenanceType => types.Object(ProvenanceItem.Type, "一条记录的来源。Where a row comes from.", static type =>
    {
        TypeRegistry.AddRequired(type, "batch", Scalars.Id, "写入它的批次。The batch that wrote it last.");
        TypeRegistry.Add(type, "sourceSystem", Scalars.String, "来源系统。The system that it comes from.");
        TypeRegistry.Add(type, "publishedAt", Scalars.DateTime, "发布时间。When it was published.");
        TypeRegistry.AddRequired(type, "version", Scalars.Int, "版本,从 1 起。How often it was written, from 1 on.");
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
        TypeRegistry.Add(type, field.Name + FieldItem.LabelSuffix, label, $"{field.Declared.Chinese}(文字,按语言)。Words of {field.Name}, in the caller's language.");
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
        TypeRegistry.Add(type, "nodes", ListOf(Object(dataset)), "本页记录。Rows of the page.");
        TypeRegistry.Add(type, "edges", ListOf(Edge(dataset)), "本页记录及游标。Rows of the page with their cursors.");
        TypeRegistry.Add(type, "pageInfo", PageInfo, "前后是否还有。What lies before and after.");
        TypeRegistry.Add(type, "totalCount", Scalars.Int, "可见且满足条件的总数。Number of visible rows that meet the filter.");
    }

    private static ListGraphType ListOf(IGraphType type) => new(new NonNullGraphType(type));
}
