using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Catalog;

/// <summary>The root fields that describe datasets, items and code lists. Everybody may ask for them.</summary>
internal static class CatalogModule
{
    public static IEnumerable<IRoot> Roots(DataCatalog catalog) => [new CodeListRoot(catalog), new CatalogRoot(catalog)];
}
