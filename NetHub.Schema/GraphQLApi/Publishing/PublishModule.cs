using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Publishing;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi.Publishing;

/// <summary>Root fields of publishing: a mutation for each dataset that can be published, and the progress of batches.</summary>
internal static class PublishModule
{
    public static IEnumerable<IRoot> Roots(QueryEngine engine, PublishService? service) =>
    [
        new PublishProgressRoot(service),
        new PublishProgressSubscription(service),
        .. engine.Catalog.Datasets.Where(static d => d.IsVersioned).Select(d => new PublishRoot(engine, d, service)),
    ];
}
