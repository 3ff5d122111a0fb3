using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.GraphQLApi.Catalog;

/// <summary>What there is and what it means, told to everybody.</summary>
internal static class CatalogModule
{
    public static IEnumerable<IRoot> Roots(DataCatalogue catalogue) => [new CodeListRoot(catalogue), new CatalogRoot(catalogue)];
}
