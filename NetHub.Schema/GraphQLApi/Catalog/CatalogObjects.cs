using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Catalog;

/// <summary>Converts catalog entries to response objects.</summary>
/// <param name="schema">The served schema, which defines the types of fields.</param>
internal sealed class CatalogObjects(ISchema schema)
{
    public ResponseObject Dataset(DatasetEntry dataset, IReadOnlyList<FieldEntry> fields) => new("CatalogDataset", new Dictionary<string, Func<object?>>
    {
        ["code"] = () => dataset.ResourceCode,
        ["category"] = () => ResourceCategory.For(dataset).Select(Category),
        ["coordinate"] = () => dataset.Name,
        ["name"] = () => dataset.Declared.Chinese,
        ["nameEn"] = () => dataset.Declared.English,
        ["network"] = () => ResponseValues.Code(dataset.Network),
        ["owner"] = () => dataset.Owner,
        ["ownerName"] = () => Terms.Department(dataset.Owner).Chinese,
        ["ownerNameEn"] = () => Terms.Department(dataset.Owner).English,
        // Credit codes are data, stored in rows of the departments; the declared catalog has none.
        ["ownerCreditCode"] = () => null,
        ["abstract"] = () => CatalogTexts.Abstract(dataset),
        ["format"] = () => CatalogTexts.Format,
        ["sharingType"] = () => ResponseValues.Code(dataset.Declared.Sharing),
        ["sharingCondition"] = () => CatalogTexts.Condition(dataset),
        ["legalBasis"] = () => CatalogTexts.LegalBasis(dataset),
        ["sharingMethod"] = () => CatalogTexts.SharingMethod,
        ["isOpen"] = () => false,
        ["openCondition"] = () => CatalogTexts.OpenCondition,
        ["updates"] = () => ResponseValues.Code(dataset.Declared.Updates),
        ["publishedOn"] = () => dataset.Declared.Published,
        ["relatedCodes"] = () => dataset.Related.Select(static d => d.ResourceCode),
        ["sensitivity"] = () => ResponseValues.Code(dataset.Sensitivity),
        ["grade"] = () => Grade(dataset.Sensitivity),
        ["rowClass"] = () => ResponseValues.Code(dataset.RowClass),
        ["fields"] = () => fields.Select(Field),
    });

    private ResponseObject Field(FieldEntry field) => new("CatalogField", new Dictionary<string, Func<object?>>
    {
        ["coordinate"] = () => field.Coordinate,
        ["name"] = () => field.Declared.Chinese,
        ["nameEn"] = () => field.Declared.English,
        ["type"] = () => TypeOf(field),
        ["dataType"] = () => ResponseValues.Code(ItemDataTypes.For(field)),
        ["codeList"] = () => field.Declared.CodeList,
        ["isKey"] = () => field.IsKey,
        ["isNullable"] = () => field.IsNullable,
        ["owner"] = () => field.Owner,
        ["ownerName"] = () => Terms.Department(field.Owner).Chinese,
        ["ownerNameEn"] = () => Terms.Department(field.Owner).English,
        ["sharingType"] = () => ResponseValues.Code(field.Sharing),
        ["sharingCondition"] = () => CatalogTexts.Condition(field),
        ["legalBasis"] = () => CatalogTexts.LegalBasis(field),
        ["requestable"] = () => field.IsServed,
        ["sensitivity"] = () => ResponseValues.Code(field.Declared.Sensitivity),
        ["grade"] = () => Grade(field.Declared.Sensitivity),
        ["accessClass"] = () => ResponseValues.Code(field.AccessClass),
        ["mask"] = () => ResponseValues.Code(field.Mask),
    });

    private static ResponseObject Category(ResourceCategory category) => new("CatalogCategory", new Dictionary<string, Func<object?>>
    {
        ["level"] = () => ResponseValues.Code(category.Level),
        ["code"] = () => category.Code,
        ["name"] = () => category.Chinese,
        ["nameEn"] = () => category.English,
    });

    // The type in the schema; for a field that is not served, the type it would have.
    private string TypeOf(FieldEntry field) =>
        (schema.AllTypes[field.Dataset.Name] as IObjectGraphType)?.Fields.Find(field.Name)?.ResolvedType?.ToString() ?? TypeNames.Value(field);

    // Grades 1 to 4 follow the order of the enum.
    private static int Grade(Sensitivity sensitivity) => (int)sensitivity + 1;
}
