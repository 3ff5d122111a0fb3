using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Catalog;

/// <summary>Root fields that describe datasets, fields and code lists. Every caller may use them.</summary>
internal static class CatalogModule
{
    public static IEnumerable<IRoot> Roots(DataCatalog catalog) => [new CodeListRoot(catalog), new CatalogRoot(catalog)];
}
