using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi.Quality;

/// <summary>Root fields of data quality.</summary>
internal static class QualityModule
{
    public static IEnumerable<IRoot> Roots(QueryEngine engine, QualityStore? store) => [new DataQualityRoot(engine, store)];
}
