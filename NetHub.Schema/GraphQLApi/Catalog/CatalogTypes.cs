using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Catalog;

/// <summary>Types of the root field <c>catalog</c>: core metadata of 政务信息资源目录编制指南（试行）, and how the hub shares each item.</summary>
internal static class CatalogTypes
{
    public static void Add(ObjectGraphType query, string name, TypeRegistry types)
    {
        var catalog = types.Object("Catalog", "信息资源目录。The catalog.", type =>
            Required(type, "datasets", ListOf(Dataset(types)), "符合条件的信息资源；只有信息项符合时，只列出这些信息项。Datasets that were found; where only some items were, these alone."));
        TypeRegistry.Add(query, name, new NonNullGraphType(catalog), "信息资源目录，各部门均可查阅，不含任何数据。The catalog, open to every department; it holds no data.",
            TypeRegistry.Argument("search", Scalars.String,
                $"检索词，中英文均可，多个词以空格分开且须全部符合，最长 {CatalogSearch.LongestText} 字。Words in Chinese or English, all of which must be met; at most {CatalogSearch.LongestText} characters."),
            TypeRegistry.Argument("network", types.Enum(typeof(Network)), "网。The network."),
            TypeRegistry.Argument("owner", Scalars.String, "信息项的数源部门，如 PLC。The department that answers for the items, such as PLC."),
            TypeRegistry.Argument("sharingType", types.Enum(typeof(SharingType)), "信息项的共享类型。Sharing type of the items."),
            TypeRegistry.Argument("sensitivity", types.Enum(typeof(Sensitivity)), "信息项的敏感级别。Sensitivity of the items."));
    }

    private static ObjectGraphType Dataset(TypeRegistry types) => types.Object("CatalogDataset", "信息资源目录条目。Entry of a dataset.", type =>
    {
        Required(type, "code", Scalars.String, "信息资源代码：类 1 位、项 2 位、目 3 位、细目 2 位，/ 后为顺序码。Resource code: class 1, item 2, group 3, detail 2 digits, and a serial number after /.");
        Required(type, "category", ListOf(Category(types)), "信息资源分类，从类到细目。Category, from class to detail.");
        Required(type, "coordinate", Scalars.String, "GraphQL 类型。The GraphQL type.");
        Required(type, "name", Scalars.String, "信息资源名称。Name in Chinese.");
        Required(type, "nameEn", Scalars.String, "英文名称。Name in English.");
        Required(type, "network", types.Enum(typeof(Network)), "网。The network.");
        AddOwner(type);
        TypeRegistry.Add(type, "ownerCreditCode", Scalars.For(ValueKind.CreditCode),
            "提供方代码（统一社会信用代码）；目录中没有时为空，请查 departments。Unified social credit code of the provider; null where the catalog has none: see departments.");
        Required(type, "abstract", Scalars.String, "信息资源摘要。Abstract.");
        Required(type, "format", Scalars.String, "信息资源格式。Format.");
        AddSharing(type, types);
        Required(type, "sharingMethod", Scalars.String, "共享方式。How it is shared.");
        Required(type, "isOpen", Scalars.Boolean, "是否向社会开放。Whether it is open to society.");
        TypeRegistry.Add(type, "openCondition", Scalars.String, "开放条件。Condition of opening it.");
        Required(type, "updates", types.Enum(typeof(UpdateCycle)), "更新周期。How often it is updated.");
        Required(type, "publishedOn", Scalars.LocalDate, "发布日期。Day of its publication.");
        Required(type, "relatedCodes", ListOf(Scalars.String), "关联资源代码。Codes of the resources that its links lead to.");
        AddSensitivity(type, types);
        Required(type, "rowClass", types.Enum(typeof(AccessClass)), "行类别：决定一条记录对谁存在。The class that decides for whom a row exists.");
        Required(type, "fields", ListOf(Field(types)), "信息项，含不予共享的。Items, those included that are not shared.");
    });

    private static ObjectGraphType Field(TypeRegistry types) => types.Object("CatalogField", "信息项。An item.", type =>
    {
        Required(type, "coordinate", Scalars.String, "GraphQL 坐标。The GraphQL coordinate.");
        Required(type, "name", Scalars.String, "信息项名称。Name in Chinese.");
        Required(type, "nameEn", Scalars.String, "英文名称。Name in English.");
        Required(type, "type", Scalars.String, "GraphQL 类型。The GraphQL type.");
        Required(type, "dataType", types.Enum(typeof(ItemDataType)), "数据类型。Data type, by the letter of the guide.");
        TypeRegistry.Add(type, "codeList", Scalars.String, "代码表名。Name of its code list.");
        Required(type, "isKey", Scalars.Boolean, "是否业务主键的一部分。Whether it is part of the business key.");
        Required(type, "isNullable", Scalars.Boolean, "是否可以没有值。Whether a row may have none.");
        AddOwner(type);
        AddSharing(type, types);
        Required(type, "requestable", Scalars.Boolean, "是否可以申请授权。Whether a grant may be asked for.");
        AddSensitivity(type, types);
        Required(type, "accessClass", types.Enum(typeof(AccessClass)), "访问类别。Access class.");
        Required(type, "mask", types.Enum("Mask", "脱敏规则。Mask.", Terms.All(typeof(Mask)).Where(static m => m.Name != "UNSAID")), "脱敏规则。Mask.");
    });

    private static ObjectGraphType Category(TypeRegistry types) => types.Object("CatalogCategory", "分类的一级。One level of a category.", type =>
    {
        Required(type, "level", types.Enum(typeof(CategoryLevel)), "哪一级。Which level.");
        Required(type, "code", Scalars.String, "资源代码中的数字。Its digits in the resource code.");
        Required(type, "name", Scalars.String, "名称。Name in Chinese.");
        Required(type, "nameEn", Scalars.String, "英文名称。Name in English.");
    });

    private static void AddOwner(ObjectGraphType type)
    {
        Required(type, "owner", Scalars.String, "数源部门代码。Code of the department that answers for it.");
        Required(type, "ownerName", Scalars.String, "数源部门。The department that answers for it, in Chinese.");
        Required(type, "ownerNameEn", Scalars.String, "数源部门英文名。The department in English.");
    }

    private static void AddSharing(ObjectGraphType type, TypeRegistry types)
    {
        Required(type, "sharingType", types.Enum(typeof(SharingType)), "共享类型。Sharing type.");
        TypeRegistry.Add(type, "sharingCondition", Scalars.String, "共享条件，有条件共享时必有。Condition of sharing; always there where it is CONDITIONAL.");
        TypeRegistry.Add(type, "legalBasis", Scalars.String, "不予共享依据，不予共享时必有。Legal basis; always there where it is RESTRICTED.");
    }

    private static void AddSensitivity(ObjectGraphType type, TypeRegistry types)
    {
        Required(type, "sensitivity", types.Enum(typeof(Sensitivity)), "敏感级别；信息资源取其信息项中最高者。Sensitivity; a dataset's is that of its most sensitive item.");
        Required(type, "grade", Scalars.Int, "数据级别，1 到 4。Data grade, 1 to 4.");
    }

    private static NonNullGraphType Required(IGraphType type) => new(type);

    private static ListGraphType ListOf(IGraphType type) => new(Required(type));

    private static void Required(ObjectGraphType type, string name, IGraphType value, string description) =>
        TypeRegistry.Add(type, name, Required(value), description);
}
