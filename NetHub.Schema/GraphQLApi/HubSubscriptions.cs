using GraphQL.Resolvers;
using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Following;
using NetHub.Schema.GraphQLApi.Publishing;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Following;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi;

/// <summary>What can be followed. Every event is decided anew, for the caller as it is then.</summary>
internal static class HubSubscriptions
{
    public const string PolicyChanged = "policyChanged";
    public const string DataVersionChanged = "dataVersionChanged";

    public static ObjectGraphType Root(TypeRegistry types, DatasetTypes datasets)
    {
        var policy = types.Object("PolicyChange", "授权版本的变化。A change of the policy.", type =>
            TypeRegistry.AddRequired(type, "policyVersion", Scalars.Int, "现在的授权版本。The version of the policy now."));
        var version = types.Object("DatasetVersion", "一个信息资源的数据版本。The version of a dataset.", type =>
        {
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息资源。The dataset.");
            TypeRegistry.AddRequired(type, "version", Scalars.String, "不透明的版本。The opaque version.");
        });
        var data = types.Object("DataVersionChange", "数据版本的变化。A change of data.", type =>
            TypeRegistry.AddRequired(type, "datasets", new ListGraphType(new NonNullGraphType(version)), "所关注的信息资源的现在版本。Versions now of the datasets that are followed."));
        var root = new ObjectGraphType { Name = "Subscription", Description = "可以跟踪的变化;第一个事件是现状。What can be followed; the first event tells how things are." };
        TypeRegistry.Add(root, PolicyChanged, new NonNullGraphType(policy), "授权版本变化时通知。Tells when the policy changes.");
        TypeRegistry.Add(root, DataVersionChanged, new NonNullGraphType(data), "数据变化时通知。Tells when data changes.",
            TypeRegistry.Argument("datasets", new ListGraphType(new NonNullGraphType(Scalars.String)), "信息资源名;默认为可读的全部。Names of datasets; all that may be read by default."));
        if (types.Catalogue.Datasets.Any(types.Contract.HasRows))
        {
            TypeRegistry.Add(root, ChangeFeedRoot.DataChanged, new NonNullGraphType(ChangeTypes.Feed(types, datasets)),
                "数据变化时送达变化的记录,与 changes 相同;第一个事件给出起点。Delivers changed rows, as changes does; the first event tells where it begins.",
                ChangeTypes.Arguments(types, datasets.Filters));
        }

        PublishTypes.AddSubscription(root, types);
        // The engine wants one; nothing is resolved here, neither rows nor events.
        foreach (var field in root.Fields)
            field.StreamResolver = new SourceStreamResolver<object>(static IObservable<object?> (_) => throw new InvalidOperationException("A subscription is followed by the hub."));
        return root;
    }

    /// <exception cref="QueryRefusedException">A dataset is unknown, or the caller may read no row of it.</exception>
    public static void Check(Selection selection, QueryEngine engine, Caller caller)
    {
        if (selection.Name is ChangeFeedRoot.DataChanged or PublishTypes.Progress)
            return;
        if (selection.Name is not (PolicyChanged or DataVersionChanged))
            throw new QueryRefusedException(QueryErrors.BadInput("未知的订阅。", "Unknown subscription."));
        foreach (var name in Named(selection) ?? [])
        {
            var dataset = engine.Catalogue.Datasets.FirstOrDefault(d => d.Name == name)
                ?? throw new QueryRefusedException(QueryErrors.BadInput("未知的信息资源。", "Unknown dataset.", selection.Path));
            if (engine.Policy.Rows(caller, dataset) == ScopeSet.None)
                throw new QueryRefusedException(QueryErrors.RowsDenied(dataset, selection.Path, engine.Policy.LackOfRows(caller, dataset, AccessLevel.Masked)));
            if (!dataset.IsVersioned)
                throw new QueryRefusedException(QueryErrors.BadInput($"不能跟踪 {name}。", $"{name} cannot be followed.", selection.Path));
        }
    }

    /// <summary>The event that tells how things are; null where nothing is left that the caller may follow.</summary>
    public static Fact? Now(Selection selection, QueryEngine engine, Caller caller) => selection.Name switch
    {
        PolicyChanged => new Fact("PolicyChange", new Dictionary<string, Func<object?>> { ["policyVersion"] = () => engine.Policy.Version }),
        _ => Versions(selection, engine, caller),
    };

    /// <summary>What has to change for another event.</summary>
    public static string State(Selection selection, QueryEngine engine, Caller caller) => selection.Name == PolicyChanged
        ? engine.Policy.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : string.Join('|', Followed(selection, engine, caller).Select(d => d.Name + engine.CurrentVersion(caller, d.Name)));

    private static Fact? Versions(Selection selection, QueryEngine engine, Caller caller)
    {
        var followed = Followed(selection, engine, caller).ToList();
        return followed.Count == 0 ? null : new Fact("DataVersionChange", new Dictionary<string, Func<object?>>
        {
            ["datasets"] = () => followed.Select(d => new Fact("DatasetVersion", new Dictionary<string, Func<object?>>
            {
                ["name"] = () => d.Name,
                ["version"] = () => engine.CurrentVersion(caller, d.Name) ?? "",
            })),
        });
    }

    private static IEnumerable<Sharing.Catalogue.DatasetEntry> Followed(Selection selection, QueryEngine engine, Caller caller)
    {
        var named = Named(selection)?.ToHashSet();
        return engine.Catalogue.Datasets.Where(d => d.IsVersioned && named?.Contains(d.Name) != false && engine.Policy.Rows(caller, d) != ScopeSet.None);
    }

    private static IEnumerable<string>? Named(Selection selection) => selection.Argument("datasets") switch
    {
        null or NullInput => null,
        ListInput list => list.Items.OfType<ScalarInput>().Select(s => s.Value as string ?? ""),
        ScalarInput { Value: string name } => [name],
        _ => [""],
    };
}
