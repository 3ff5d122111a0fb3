using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>Notifies the caller of changes in datasets whose rows it may read.</summary>
internal sealed class DataVersionChangedSubscription(QueryEngine engine) : StateSubscription(engine)
{
    private readonly QueryEngine engine = engine;

    public override string Name => "dataVersionChanged";

    public override void Define(ObjectGraphType root, TypeRegistry types)
    {
        var version = types.Object("DatasetVersion", "一个信息资源的数据版本。Data version of a dataset.", type =>
        {
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息资源。The dataset.");
            TypeRegistry.AddRequired(type, "version", Scalars.String, "不透明的版本。Opaque version.");
        });
        var data = types.Object("DataVersionChange", "数据版本的变化。A change of data versions.", type =>
            TypeRegistry.AddRequired(type, "datasets", new ListGraphType(new NonNullGraphType(version)), "所跟踪信息资源的当前版本。Current versions of the followed datasets."));
        TypeRegistry.Add(root, Name, new NonNullGraphType(data), "数据变化时通知。Notifies when data changes.",
            TypeRegistry.Argument("datasets", new ListGraphType(new NonNullGraphType(Scalars.String)), "信息资源名；默认为可读取的全部信息资源。Names of datasets; defaults to all readable datasets."));
    }

    /// <exception cref="QueryRefusedException">A dataset is unknown, cannot be followed, or has no rows for the caller.</exception>
    public override void Check(Selection selection, Caller caller)
    {
        foreach (var name in Named(selection) ?? [])
        {
            var dataset = engine.Catalog.Datasets.FirstOrDefault(d => d.Name == name)
                ?? throw new QueryRefusedException(QueryErrors.BadInput("未知的信息资源。", "Unknown dataset.", selection.Path));
            if (engine.Policy.Rows(caller, dataset) == ScopeSet.None)
                throw new QueryRefusedException(QueryErrors.RowsDenied(dataset, selection.Path, engine.Policy.LackOfRows(caller, dataset, AccessLevel.Masked)));
            if (!dataset.IsVersioned)
                throw new QueryRefusedException(QueryErrors.BadInput($"不能跟踪 {name}。", $"{name} cannot be followed.", selection.Path));
        }
    }

    protected override string State(Selection selection, Caller caller) =>
        string.Join('|', Followed(selection, caller).Select(d => d.Name + engine.CurrentVersion(caller, d.Name)));

    protected override ResponseObject? Now(Selection selection, Caller caller)
    {
        var followed = Followed(selection, caller).ToList();
        return followed.Count == 0 ? null : new ResponseObject("DataVersionChange", new Dictionary<string, Func<object?>>
        {
            ["datasets"] = () => followed.Select(d => new ResponseObject("DatasetVersion", new Dictionary<string, Func<object?>>
            {
                ["name"] = () => d.Name,
                ["version"] = () => engine.CurrentVersion(caller, d.Name) ?? "",
            })),
        });
    }

    private IEnumerable<DatasetEntry> Followed(Selection selection, Caller caller)
    {
        var named = Named(selection)?.ToHashSet();
        return engine.Catalog.Datasets.Where(d => d.IsVersioned && named?.Contains(d.Name) != false && engine.Policy.Rows(caller, d) != ScopeSet.None);
    }

    private static IEnumerable<string>? Named(Selection selection) => selection.Argument("datasets") switch
    {
        null or NullInput => null,
        ListInput list => list.Items.OfType<ScalarInput>().Select(s => s.Value as string ?? ""),
        ScalarInput { Value: string name } => [name],
        _ => [""],
    };
}
