using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Access;

/// <summary>Types of what a department may do, and why.</summary>
internal static class AccessTypes
{
    public static ObjectGraphType AccessView(TypeRegistry types)
    {
        var right = types.Object("AccessRight", "一种权限及其来源。One right, and where it comes from.", type =>
        {
            TypeRegistry.AddRequired(type, "level", types.Enum(typeof(AccessLevel)), "访问级别。Access level.");
            TypeRegistry.AddRequired(type, "scope", types.Enum(typeof(RowScope)), "行范围。Row scope.");
            TypeRegistry.AddRequired(type, "usages", TypeRegistry.ListOf(types.Enum(typeof(Usage))), "允许的用法；行的权限没有用法。Usages permitted; rows have none.");
            TypeRegistry.AddRequired(type, "source", Scalars.String, "来源：矩阵单元或授权编号。The cell of the matrix, or the id of the grant.");
            TypeRegistry.AddRequired(type, "isGrant", Scalars.Boolean, "来源是授权。Whether the source is a grant.");
            TypeRegistry.AddRequired(type, "purposes", TypeRegistry.ListOf(Scalars.String), "须说明其中之一；空为无须说明。One of these must be stated; none where it is empty.");
        });
        var field = types.Object("AccessField", "一个信息项的权限。Rights on a field.", type =>
        {
            TypeRegistry.AddRequired(type, "coordinate", Scalars.String, "坐标。The coordinate.");
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息项名称。Its name in Chinese.");
            TypeRegistry.AddRequired(type, "owner", Scalars.String, "数源部门。The owner.");
            TypeRegistry.AddRequired(type, "accessClass", types.Enum(typeof(AccessClass)), "访问类别。Access class.");
            TypeRegistry.AddRequired(type, "cell", Scalars.String, "矩阵单元。Cell of the matrix.");
            TypeRegistry.AddRequired(type, "reason", Scalars.String, "单元的理由。Why the cell is as it is.");
            TypeRegistry.AddRequired(type, "rights", TypeRegistry.ListOf(right), "权限；空为不可访问。Rights; nothing may be done where there is none.");
        });
        return types.Object("AccessView", "一个部门对一个信息资源的权限。Rights of a department on a dataset.", type =>
        {
            TypeRegistry.AddRequired(type, "department", Scalars.String, "部门。The department.");
            TypeRegistry.AddRequired(type, "dataset", Scalars.String, "信息资源。The dataset.");
            TypeRegistry.AddRequired(type, "policyVersion", Scalars.Int, "授权版本。Version of the policy.");
            TypeRegistry.AddRequired(type, "rows", TypeRegistry.ListOf(right), "记录对该部门存在的范围。Where rows exist for the department.");
            TypeRegistry.AddRequired(type, "fields", TypeRegistry.ListOf(field), "各信息项。Its fields.");
        });
    }
}
