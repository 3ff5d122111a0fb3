using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Catalog;

/// <summary>Types of the root field <c>catalog</c>: the core metadata of 《政务信息资源目录编制指南（试行）》, and how the hub shares each field.</summary>
internal static class CatalogTypes
{
    public static void Add(ObjectGraphType query, string name, TypeRegistry types)
    {
        var catalog = types.Object("Catalog", "信息资源目录。The catalog.", type =>
            Required(type, "datasets", ListOf(Dataset(types)), "符合条件的信息资源；只有部分信息项符合时，只列出这些信息项。Matching datasets. If only some fields of a dataset match, only these are listed."));
        TypeRegistry.Add(query, name, new NonNullGraphType(catalog), "信息资源目录，各部门均可查阅，不含任何数据。The catalog, readable by every department. It contains no data.",
            TypeRegistry.Argument("search", Scalars.String,
                $"检索词，中英文均可，多个词以空格分开且须全部符合，最长 {CatalogSearch.LongestText} 字。Search words in Chinese or English, separated by spaces, all of which must match; at most {CatalogSearch.LongestText} characters."),
            TypeRegistry.Argument("network", types.Enum(typeof(Network)), "网。The network."),
            TypeRegistry.Argument("owner", Scalars.String, "信息项的数源部门，如 PLC。Owner of the fields, for example PLC."),
            TypeRegistry.Argument("sharingType", types.Enum(typeof(SharingType)), "信息项的共享类型。Sharing type of the fields."),
            TypeRegistry.Argument("sensitivity", types.Enum(typeof(Sensitivity)), "信息项的敏感级别。Sensitivity of the fields."));
    }

    private static ObjectGraphType Dataset(TypeRegistry types) => types.Object("CatalogDataset", "信息资源目录条目。Catalog entry of a dataset.", type =>
    {
        Required(type, "code", Scalars.String, "信息资源代码：类 1 位、项 2 位、目 3 位、细目 2 位，/ 后为顺序码。Resource code: 1 digit for the class, 2 for the item, 3 for the group, 2 for the detail, then a serial number after /.");
        Required(type, "category", ListOf(Category(types)), "信息资源分类，从类到细目。Category, from class to detail.");
        Required(type, "coordinate", Scalars.String, "GraphQL 类型。The GraphQL type.");
        Required(type, "name", Scalars.String, "信息资源名称。Name in Chinese.");
        Required(type, "nameEn", Scalars.String, "英文名称。Name in English.");
        Required(type, "network", types.Enum(typeof(Network)), "网。The network.");
        AddOwner(type);
        TypeRegistry.Add(type, "ownerCreditCode", Scalars.For(ValueKind.CreditCode),
            "提供方代码（统一社会信用代码）；目录中没有时为空，请查询 departments。Unified social credit code of the provider; null if the catalog has none (query departments instead).");
        Required(type, "abstract", Scalars.String, "信息资源摘要。Abstract.");
        Required(type, "format", Scalars.String, "信息资源格式。Format.");
        AddSharing(type, types);
        Required(type, "sharingMethod", Scalars.String, "共享方式。Method of sharing.");
        Required(type, "isOpen", Scalars.Boolean, "是否向社会开放。Whether it is open to the public.");
        TypeRegistry.Add(type, "openCondition", Scalars.String, "开放条件。Condition for opening it to the public.");
        Required(type, "updates", types.Enum(typeof(UpdateCycle)), "更新周期。Update cycle.");
        Required(type, "publishedOn", Scalars.LocalDate, "发布日期。Date of publication.");
        Required(type, "relatedCodes", ListOf(Scalars.String), "关联资源代码。Codes of linked resources.");
        AddSensitivity(type, types);
        Required(type, "rowClass", types.Enum(typeof(AccessClass)), "行类别：决定一条记录对哪些部门可见。Row class, which determines for which departments a row exists.");
        Required(type, "fields", ListOf(Field(types)), "信息项，含不予共享的。Fields, including those that are not shared.");
    });

    private static ObjectGraphType Field(TypeRegistry types) => types.Object("CatalogField", "信息项。A field.", type =>
    {
        Required(type, "coordinate", Scalars.String, "GraphQL 坐标。The GraphQL coordinate.");
        Required(type, "name", Scalars.String, "信息项名称。Name in Chinese.");
        Required(type, "nameEn", Scalars.String, "英文名称。Name in English.");
        Required(type, "type", Scalars.String, "GraphQL 类型。The GraphQL type.");
        Required(type, "dataType", types.Enum(typeof(ItemDataType)), "数据类型，按编制指南。Data type, as defined by the guide.");
        TypeRegistry.Add(type, "codeList", Scalars.String, "代码表名。Name of the code list.");
        Required(type, "isKey", Scalars.Boolean, "是否属于业务主键。Whether it is part of the business key.");
        Required(type, "isNullable", Scalars.Boolean, "是否可为空。Whether the value may be missing.");
        AddOwner(type);
        AddSharing(type, types);
        Required(type, "requestable", Scalars.Boolean, "是否可以申请授权。Whether a grant can be requested.");
        AddSensitivity(type, types);
        Required(type, "accessClass", types.Enum(typeof(AccessClass)), "访问类别。Access class.");
        Required(type, "mask", types.Enum("Mask", "脱敏规则。Masking rule.", Terms.All(typeof(Mask)).Where(static m => m.Name != "UNSAID")), "脱敏规则。Masking rule.");
    });

    private static ObjectGraphType Category(TypeRegistry types) => types.Object("CatalogCategory", "分类的一个层级。One level of a category.", type =>
    {
        Required(type, "level", types.Enum(typeof(CategoryLevel)), "层级。Level.");
        Required(type, "code", Scalars.String, "在资源代码中的数字。Its digits in the resource code.");
        Required(type, "name", Scalars.String, "名称。Name in Chinese.");
        Required(type, "nameEn", Scalars.String, "英文名称。Name in English.");
    });

    private static void AddOwner(ObjectGraphType type)
    {
        Required(type, "owner", Scalars.String, "数源部门代码。Code of the owner.");
        Required(type, "ownerName", Scalars.String, "数源部门名称。Name of the owner in Chinese.");
        Required(type, "ownerNameEn", Scalars.String, "数源部门英文名称。Name of the owner in English.");
    }

    private static void AddSharing(ObjectGraphType type, TypeRegistry types)
    {
        Required(type, "sharingType", types.Enum(typeof(SharingType)), "共享类型。Sharing type.");
        TypeRegistry.Add(type, "sharingCondition", Scalars.String, "共享条件；有条件共享时必有。Condition of sharing; always present if the sharing type is CONDITIONAL.");
        TypeRegistry.Add(type, "legalBasis", Scalars.String, "不予共享依据；不予共享时必有。Legal basis for not sharing; always present if the sharing type is RESTRICTED.");
    }

    private static void AddSensitivity(ObjectGraphType type, TypeRegistry types)
    {
        Required(type, "sensitivity", types.Enum(typeof(Sensitivity)), "敏感级别；信息资源取其信息项中的最高级别。Sensitivity. A dataset has the sensitivity of its most sensitive field.");
        Required(type, "grade", Scalars.Int, "数据级别，1 到 4。Data grade, from 1 to 4.");
    }

    private static NonNullGraphType Required(IGraphType type) => new(type);

    private static ListGraphType ListOf(IGraphType type) => new(Required(type));

    private static void Required(ObjectGraphType type, string name, IGraphType value, string description) =>
        TypeRegistry.Add(type, name, Required(value), description);
}
