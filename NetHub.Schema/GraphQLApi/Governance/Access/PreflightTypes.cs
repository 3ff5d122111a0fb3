using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Preflight;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Access;

/// <summary>Types of preflights.</summary>
internal static class PreflightTypes
{
    public static ObjectGraphType Preflight(TypeRegistry types)
    {
        var problem = types.Object("PreflightProblem", "操作会得到的一个错误。An error that the operation would be answered with.", type =>
        {
            TypeRegistry.AddRequired(type, "code", Scalars.String, "代码。The code.");
            TypeRegistry.AddRequired(type, "message", Scalars.String, "说明。What it says.");
            TypeRegistry.Add(type, "coordinate", Scalars.String, "所涉信息项。The field that it is about.");
            TypeRegistry.AddRequired(type, "path", TypeRegistry.ListOf(Scalars.String), "位置。Where.");
        });
        var use = types.Object("FieldUse", "对一个信息项的一种用法及其结论。One use of a field, and what is decided.", type =>
        {
            TypeRegistry.AddRequired(type, "coordinate", Scalars.String, "坐标。The coordinate.");
            TypeRegistry.AddRequired(type, "usage", types.Enum(typeof(Usage)), "用法。The usage.");
            TypeRegistry.AddRequired(type, "level", types.Enum(typeof(AccessLevel)), "最高级别；NONE 为不允许。The highest level; NONE where it is denied.");
            TypeRegistry.AddRequired(type, "owner", Scalars.String, "数源部门。The owner.");
            TypeRegistry.AddRequired(type, "sharingType", types.Enum(typeof(SharingType)), "共享类型。Sharing type.");
            TypeRegistry.AddRequired(type, "needsPurpose", Scalars.Boolean, "说明（另一）用途后允许。Permitted once a purpose, or another one, is stated.");
        });
        var proposal = types.Object("ProposedGrant", "可一次申请的授权。What one request can ask for.", type => AccessMembers.Add(type, types, () =>
            TypeRegistry.AddRequired(type, "owners", TypeRegistry.ListOf(Scalars.String), "会审核的数源部门。Owners that would decide.")));
        var dataset = types.Object("PreflightDataset", "所读的信息资源。A dataset that is read.", type =>
        {
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息资源。The dataset.");
            TypeRegistry.AddRequired(type, "rowsInScope", Scalars.Int, "现有范围内的记录数，约数。Rows that exist for the caller now, roughly.");
        });
        return types.Object("Preflight", "预检的结论。What a preflight found.", type =>
        {
            TypeRegistry.AddRequired(type, "verdict", types.Enum(typeof(PreflightVerdict)), "结论。The verdict.");
            TypeRegistry.AddRequired(type, "policyVersion", Scalars.Int, "授权版本。Version of the policy.");
            TypeRegistry.AddRequired(type, "problems", TypeRegistry.ListOf(problem), "会得到的错误。Errors that it would be answered with.");
            TypeRegistry.AddRequired(type, "uses", TypeRegistry.ListOf(use), "用到的信息项。Fields that it uses.");
            TypeRegistry.AddRequired(type, "proposals", TypeRegistry.ListOf(proposal), "足够的最小授权，可直接用于 requestAccess。The smallest grants that would do, as requestAccess takes them.");
            TypeRegistry.AddRequired(type, "datasets", TypeRegistry.ListOf(dataset), "所读的信息资源。Datasets that it reads.");
            TypeRegistry.AddRequired(type, "fieldCost", Scalars.Int, "字段成本。Field cost.");
            TypeRegistry.AddRequired(type, "typeCost", Scalars.Int, "对象成本。Type cost.");
        });
    }
}
