using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Access;

/// <summary>The members common to all types of requested or granted access: fields, level, usages and row scope.</summary>
internal static class AccessMembers
{
    public static void Add(IComplexGraphType type, TypeRegistry types, Action beside)
    {
        beside();
        TypeRegistry.AddRequired(type, "fields", TypeRegistry.ListOf(Scalars.String), "信息项坐标。Coordinates of the fields.");
        TypeRegistry.AddRequired(type, "level", types.Enum(typeof(AccessLevel)), "访问级别。Access level.");
        TypeRegistry.AddRequired(type, "usages", TypeRegistry.ListOf(types.Enum(typeof(Usage))), "用法。Usages.");
        TypeRegistry.AddRequired(type, "scope", types.Enum(typeof(RowScope)), "行范围。Row scope.");
    }
}
