using NetHub.Schema.GraphQLApi.Roots;

namespace NetHub.Schema.GraphQLApi.Datasets;

/// <summary>Root fields that read rows of any dataset. The root fields of a single dataset are generated from it.</summary>
internal static class DatasetModule
{
    public static IEnumerable<IRoot> Roots() => [new NodeRoot(), new NodesRoot()];
}
