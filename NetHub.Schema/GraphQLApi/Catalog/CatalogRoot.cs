using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Catalog;

/// <summary>
/// Returns the catalog: declarations of datasets and fields, without any row. It is class GOVP, readable by every authenticated caller,
/// so the policy is not asked. It includes RESTRICTED fields, which the schema does not have.
/// </summary>
internal sealed class CatalogRoot(DataCatalog catalog) : QueryRoot
{
    private readonly CatalogSearch search = new(catalog);

    public override string Name => "catalog";

    public override bool IsVersioned => true;

    public override void Define(ObjectGraphType root, TypeRegistry types) => CatalogTypes.Add(root, Name, types);

    public override ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel)
    {
        var given = run.Arguments(selection);
        var query = new CatalogQuery(
            given.Text("search", CatalogSearch.LongestText), given.Choice<Network>("network"), given.Text("owner"),
            given.Choice<SharingType>("sharingType"), given.Choice<Sensitivity>("sensitivity"));
        var objects = new CatalogObjects(run.Schema);
        return ResponseObject.JsonAsync(selection, new ResponseObject("Catalog", new Dictionary<string, Func<object?>>
        {
            ["datasets"] = () => search.Find(query).Select(found => objects.Dataset(found.Dataset, found.Fields)),
        }));
    }
}
