using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Access;

/// <summary>Types of the rights of a department and their sources.</summary>
internal static class AccessTypes
{
    public static ObjectGraphType AccessView(TypeRegistry types)
    {
        var right = types.Object("AccessRight", "一项权限及其来源。A right and its source.", type =>
        {
            TypeRegistry.AddRequired(type, "level", types.Enum(typeof(AccessLevel)), "访问级别。Access level.");
            TypeRegistry.AddRequired(type, "scope", types.Enum(typeof(RowScope)), "行范围。Row scope.");
            TypeRegistry.AddRequired(type, "usages", TypeRegistry.ListOf(types.Enum(typeof(Usage))), "允许的用法；对记录的权限没有用法。Permitted usages; empty for rights on rows.");
            TypeRegistry.AddRequired(type, "source", Scalars.String, "来源：矩阵单元或授权编号。Source: a cell of the access matrix, or the id of a grant.");
            TypeRegistry.AddRequired(type, "isGrant", Scalars.Boolean, "来源是否为授权。Whether the source is a grant.");
            TypeRegistry.AddRequired(type, "purposes", TypeRegistry.ListOf(Scalars.String), "使用时须声明其中一个用途；为空则无须声明。One of these purposes must be stated; if empty, none is required.");
        });
        var field = types.Object("AccessField", "一个信息项的权限。Rights on a field.", type =>
        {
            TypeRegistry.AddRequired(type, "coordinate", Scalars.String, "坐标。GraphQL coordinate.");
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息项名称。Name in Chinese.");
            TypeRegistry.AddRequired(type, "owner", Scalars.String, "数源部门。The owner.");
            TypeRegistry.AddRequired(type, "accessClass", types.Enum(typeof(AccessClass)), "访问类别。Access class.");
            TypeRegistry.AddRequired(type, "cell", Scalars.String, "矩阵单元。Cell of the access matrix.");
            TypeRegistry.AddRequired(type, "reason", Scalars.String, "该单元的理由。Reason for the content of the cell.");
            TypeRegistry.AddRequired(type, "rights", TypeRegistry.ListOf(right), "权限；为空则不可访问。Rights; if empty, the field cannot be accessed.");
        });
        return types.Object("AccessView", "一个部门对一个信息资源的权限。Rights of a department on a dataset.", type =>
        {
            TypeRegistry.AddRequired(type, "department", Scalars.String, "部门。The department.");
            TypeRegistry.AddRequired(type, "dataset", Scalars.String, "信息资源。The dataset.");
            TypeRegistry.AddRequired(type, "policyVersion", Scalars.Int, "授权策略版本。Version of the policy.");
            TypeRegistry.AddRequired(type, "rows", TypeRegistry.ListOf(right), "该部门可见的记录范围。Rights on rows: the rows that exist for the department.");
            TypeRegistry.AddRequired(type, "fields", TypeRegistry.ListOf(field), "各信息项的权限。Rights on each field.");
        });
    }
}
