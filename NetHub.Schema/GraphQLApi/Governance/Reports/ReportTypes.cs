using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Governance.Requests;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit.Records;

namespace NetHub.Schema.GraphQLApi.Governance.Reports;

/// <summary>Types of policy replays and of reports on the use of grants.</summary>
internal static class ReportTypes
{
    public const int DefaultDays = 90;

    public static ObjectGraphType ReplayedType(TypeRegistry types) => types.Object("ReplayedUse", "会得到或失去的信息项。A field that an operation would gain or lose.", type =>
    {
        TypeRegistry.AddRequired(type, "department", Scalars.String, "部门。The department.");
        TypeRegistry.AddRequired(type, "operation", Scalars.String, "操作名或文档摘要值。Name of the operation, or the digest of its document.");
        TypeRegistry.AddRequired(type, "coordinate", Scalars.String, "信息项坐标。Coordinate of the field.");
        TypeRegistry.AddRequired(type, "usage", types.Enum(typeof(RecordedUsage)), "用法；DENIED 为曾被拒绝。The usage; DENIED if it was refused.");
        TypeRegistry.AddRequired(type, "before", TypeRegistry.ListOf(Scalars.String), "现在的访问级别和行范围，如 FULL COUNTY。Current access levels and row scopes, for example FULL COUNTY.");
        TypeRegistry.AddRequired(type, "after", TypeRegistry.ListOf(Scalars.String), "变更后的访问级别和行范围。Access levels and row scopes after the change.");
        TypeRegistry.AddRequired(type, "isLost", Scalars.Boolean, "是否有所失去。Whether access would be lost.");
        TypeRegistry.AddRequired(type, "isGained", Scalars.Boolean, "是否有所得到。Whether access would be gained.");
    });

    public static ObjectGraphType UseType(TypeRegistry types) => types.Object("GrantUse", "一项授权的使用情况。The use of a grant.", type =>
    {
        TypeRegistry.AddRequired(type, "grant", RequestTypes.GrantType(types), "授权。The grant.");
        TypeRegistry.Add(type, "lastUsedOn", Scalars.LocalDate, "最近一次使用的日期；未使用时为空。Date of the last use; null if unused.");
        TypeRegistry.AddRequired(type, "unusedFields", TypeRegistry.ListOf(Scalars.String), "未使用的信息项。Unused fields.");
        TypeRegistry.AddRequired(type, "unusedUsages", TypeRegistry.ListOf(types.Enum(typeof(Usage))), "未使用的用法。Unused usages.");
        TypeRegistry.Add(type, "enough", RequestTypes.RequestedAccessType(types), "足够的授权；无可缩减时为空。The access that would be sufficient; null if the grant cannot be reduced.");
    });

    public static QueryArgument Days() => TypeRegistry.Argument("days", Scalars.Int, $"统计最近的天数，默认 {DefaultDays}。Number of recent days to consider; defaults to {DefaultDays}.");
}
