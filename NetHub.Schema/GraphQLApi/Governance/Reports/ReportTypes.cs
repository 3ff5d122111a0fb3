using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Governance.Requests;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit.Records;

namespace NetHub.Schema.GraphQLApi.Governance.Reports;

/// <summary>Types of reports on grants and of replays.</summary>
internal static class ReportTypes
{
    public const int DefaultDays = 90;

    public static ObjectGraphType ReplayedType(TypeRegistry types) => types.Object("ReplayedUse", "会得到或失去的信息项。A field that would be gained or lost.", type =>
    {
        TypeRegistry.AddRequired(type, "department", Scalars.String, "部门。The department.");
        TypeRegistry.AddRequired(type, "operation", Scalars.String, "操作名或文档摘要。Name of the operation, or digest of its document.");
        TypeRegistry.AddRequired(type, "coordinate", Scalars.String, "信息项。The field.");
        TypeRegistry.AddRequired(type, "usage", types.Enum(typeof(RecordedUsage)), "用法，或曾被拒。The usage, or that it was refused.");
        TypeRegistry.AddRequired(type, "before", TypeRegistry.ListOf(Scalars.String), "现在的级别和行范围，如 FULL COUNTY。Levels and row scopes now, as FULL COUNTY.");
        TypeRegistry.AddRequired(type, "after", TypeRegistry.ListOf(Scalars.String), "变更后的级别和行范围。Levels and row scopes after the change.");
        TypeRegistry.AddRequired(type, "isLost", Scalars.Boolean, "会失去一些。Whether some of it is lost.");
        TypeRegistry.AddRequired(type, "isGained", Scalars.Boolean, "会得到更多。Whether there is more of it.");
    });

    public static ObjectGraphType UseType(TypeRegistry types) => types.Object("GrantUse", "一项授权的使用情况。How a grant is used.", type =>
    {
        TypeRegistry.AddRequired(type, "grant", RequestTypes.GrantType(types), "授权。The grant.");
        TypeRegistry.Add(type, "lastUsedOn", Scalars.LocalDate, "最近使用日；空为未使用。The last day of its use; null where it was not used.");
        TypeRegistry.AddRequired(type, "unusedFields", TypeRegistry.ListOf(Scalars.String), "未用的信息项。Fields that were not used.");
        TypeRegistry.AddRequired(type, "unusedUsages", TypeRegistry.ListOf(types.Enum(typeof(Usage))), "未用的用法。Usages that were not made.");
        TypeRegistry.Add(type, "enough", RequestTypes.RequestedAccessType(types), "足够的授权；空为不宜缩减。What would have been enough; null where nothing can be trimmed.");
    });

    public static QueryArgument Days() => TypeRegistry.Argument("days", Scalars.Int, $"近多少天，默认 {DefaultDays}。The last days, {DefaultDays} by default.");
}
