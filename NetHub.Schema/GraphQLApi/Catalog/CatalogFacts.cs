using GraphQL.Types;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Catalog;

/// <summary>
/// The catalogue as data: what is declared of datasets and items, and nothing of any row. It is class GOVP, published to everybody who
/// is signed in, so no decision is asked; it names RESTRICTED items, too, which the schema does not have.
/// </summary>
internal sealed class CatalogFacts(DataCatalogue catalogue, ISchema schema)
{
    private readonly CatalogSearch search = new(catalogue);

    public string Answer(Selection selection, RunScope run)
    {
        var given = GivenArguments.Of(selection, run.Leaves);
        var query = new CatalogQuery(
            given.Text("search", CatalogSearch.LongestText), given.Choice<Network>("network"), given.Text("owner"),
            given.Choice<SharingType>("sharingType"), given.Choice<Sensitivity>("sensitivity"));
        return Fact.Json(selection, new Fact("Catalog", new Dictionary<string, Func<object?>>
        {
            ["datasets"] = () => search.Find(query).Select(found => Dataset(found.Dataset, found.Fields)),
        }));
    }

    private Fact Dataset(DatasetEntry dataset, IReadOnlyList<FieldEntry> fields) => new("CatalogDataset", new Dictionary<string, Func<object?>>
    {
        ["code"] = () => dataset.ResourceCode,
        ["category"] = () => ResourceCategory.Of(dataset).Select(Category),
        ["coordinate"] = () => dataset.Name,
        ["name"] = () => dataset.Declared.Chinese,
        ["nameEn"] = () => dataset.Declared.English,
        ["network"] = () => Code(dataset.Network),
        ["owner"] = () => dataset.Owner,
        ["ownerName"] = () => Terms.Department(dataset.Owner).Chinese,
        ["ownerNameEn"] = () => Terms.Department(dataset.Owner).English,
        // Credit codes are rows of the departments; what is declared in code knows none.
        ["ownerCreditCode"] = () => null,
        ["abstract"] = () => CatalogueTexts.Abstract(dataset),
        ["format"] = () => CatalogueTexts.Format,
        ["sharingType"] = () => Code(dataset.Declared.Sharing),
        ["sharingCondition"] = () => CatalogueTexts.Condition(dataset),
        ["legalBasis"] = () => CatalogueTexts.LegalBasis(dataset),
        ["sharingMethod"] = () => CatalogueTexts.SharingMethod,
        ["isOpen"] = () => false,
        ["openCondition"] = () => CatalogueTexts.OpenCondition,
        ["updates"] = () => Code(dataset.Declared.Updates),
        ["publishedOn"] = () => dataset.Declared.Published,
        ["relatedCodes"] = () => dataset.Related.Select(static d => d.ResourceCode),
        ["sensitivity"] = () => Code(dataset.Sensitivity),
        ["grade"] = () => Grade(dataset.Sensitivity),
        ["rowClass"] = () => Code(dataset.RowClass),
        ["fields"] = () => fields.Select(Field),
    });

    private Fact Field(FieldEntry field) => new("CatalogField", new Dictionary<string, Func<object?>>
    {
        ["coordinate"] = () => field.Coordinate,
        ["name"] = () => field.Declared.Chinese,
        ["nameEn"] = () => field.Declared.English,
        ["type"] = () => TypeOf(field),
        ["dataType"] = () => Code(ItemDataTypes.Of(field)),
        ["codeList"] = () => field.Declared.CodeList,
        ["isKey"] = () => field.IsKey,
        ["isNullable"] = () => field.IsNullable,
        ["owner"] = () => field.Owner,
        ["ownerName"] = () => Terms.Department(field.Owner).Chinese,
        ["ownerNameEn"] = () => Terms.Department(field.Owner).English,
        ["sharingType"] = () => Code(field.Sharing),
        ["sharingCondition"] = () => CatalogueTexts.Condition(field),
        ["legalBasis"] = () => CatalogueTexts.LegalBasis(field),
        ["requestable"] = () => field.IsServed,
        ["sensitivity"] = () => Code(field.Declared.Sensitivity),
        ["grade"] = () => Grade(field.Declared.Sensitivity),
        ["accessClass"] = () => Code(field.AccessClass),
        ["mask"] = () => Code(field.Mask),
    });

    private static Fact Category(ResourceCategory category) => new("CatalogCategory", new Dictionary<string, Func<object?>>
    {
        ["level"] = () => Code(category.Level),
        ["code"] = () => category.Code,
        ["name"] = () => category.Chinese,
        ["nameEn"] = () => category.English,
    });

    // As the schema has it; what it does not have is told as it would be.
    private string TypeOf(FieldEntry field) =>
        (schema.AllTypes[field.Dataset.Name] as IObjectGraphType)?.Fields.Find(field.Name)?.ResolvedType?.ToString() ?? TypeNames.Value(field);

    // Grades 1 to 4 stand in the order of sensitivities.
    private static int Grade(Sensitivity sensitivity) => (int)sensitivity + 1;

    private static string Code<T>(T value)
        where T : struct, Enum => Naming.UpperSnake(value.ToString());
}
