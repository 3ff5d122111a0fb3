using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Preflight;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Access;

/// <summary>Types of a preflight.</summary>
internal static class PreflightTypes
{
    public static ObjectGraphType Preflight(TypeRegistry types)
    {
        var problem = types.Object("PreflightProblem", "操作会得到的一个错误。An error that the operation would return.", type =>
        {
            TypeRegistry.AddRequired(type, "code", Scalars.String, "错误代码。Error code.");
            TypeRegistry.AddRequired(type, "message", Scalars.String, "错误说明。Error message.");
            TypeRegistry.Add(type, "coordinate", Scalars.String, "所涉信息项。Coordinate of the field concerned.");
            TypeRegistry.AddRequired(type, "path", TypeRegistry.ListOf(Scalars.String), "在操作中的位置。Path in the operation.");
        });
        var use = types.Object("FieldUse", "对一个信息项的一种用法及其结论。One use of a field and the decision on it.", type =>
        {
            TypeRegistry.AddRequired(type, "coordinate", Scalars.String, "坐标。GraphQL coordinate.");
            TypeRegistry.AddRequired(type, "usage", types.Enum(typeof(Usage)), "用法。The usage.");
            TypeRegistry.AddRequired(type, "level", types.Enum(typeof(AccessLevel)), "可得的最高访问级别；NONE 为不允许。The highest access level; NONE if denied.");
            TypeRegistry.AddRequired(type, "owner", Scalars.String, "数源部门。The owner.");
            TypeRegistry.AddRequired(type, "sharingType", types.Enum(typeof(SharingType)), "共享类型。Sharing type.");
            TypeRegistry.AddRequired(type, "needsPurpose", Scalars.Boolean, "须声明用途或改用其他用途后才允许。Whether the use is permitted only after a purpose, or a different purpose, is stated.");
        });
        var proposal = types.Object("ProposedGrant", "建议申请的授权，可一次提交。A proposed grant, for which one sharing request is enough.", type => AccessMembers.Add(type, types, () =>
            TypeRegistry.AddRequired(type, "owners", TypeRegistry.ListOf(Scalars.String), "负责审核的数源部门。Owners that would decide the request.")));
        var dataset = types.Object("PreflightDataset", "操作读取的信息资源。A dataset that the operation reads.", type =>
        {
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息资源。The dataset.");
            TypeRegistry.AddRequired(type, "rowsInScope", Scalars.Int, "调用方现在可见的记录数（约数）。Approximate number of rows that currently exist for the caller.");
        });
        return types.Object("Preflight", "预检的结果。Result of a preflight.", type =>
        {
            TypeRegistry.AddRequired(type, "verdict", types.Enum(typeof(PreflightVerdict)), "结论。The verdict.");
            TypeRegistry.AddRequired(type, "policyVersion", Scalars.Int, "授权策略版本。Version of the policy.");
            TypeRegistry.AddRequired(type, "problems", TypeRegistry.ListOf(problem), "会得到的错误。Errors that the operation would return.");
            TypeRegistry.AddRequired(type, "uses", TypeRegistry.ListOf(use), "用到的信息项。Uses of fields.");
            TypeRegistry.AddRequired(type, "proposals", TypeRegistry.ListOf(proposal), "所需的最小授权，可直接用于 requestAccess。The smallest sufficient grants, in the form that requestAccess accepts.");
            TypeRegistry.AddRequired(type, "datasets", TypeRegistry.ListOf(dataset), "操作读取的信息资源。Datasets that the operation reads.");
            TypeRegistry.AddRequired(type, "fieldCost", Scalars.Int, "字段成本。Field cost.");
            TypeRegistry.AddRequired(type, "typeCost", Scalars.Int, "对象成本。Type cost.");
        });
    }
}
