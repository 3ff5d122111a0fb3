using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Verification;

/// <summary>Types of identity verification.</summary>
internal static class VerificationTypes
{
    public const string Match = "IdentityMatch";
    public const string Matches = "matches";

    public static void Add(ObjectGraphType query, string name, TypeRegistry types)
    {
        var match = types.Object(Match, "核验的结果。Result of a verification.", static type => TypeRegistry.Add(
            type, Matches, new NonNullGraphType(Scalars.Boolean), "姓名与号码是否一致；号码不存在时，回答与不一致相同。Whether the name and the number belong together; also false if the number does not exist."));
        TypeRegistry.Add(query, name, new NonNullGraphType(match),
            "核验姓名与公民身份号码是否一致，不返回其他信息。须用 POST 并声明用途 VERIFICATION；一次操作只核验一人；每日核验次数有限，不一致的次数限制更严。" +
            "Verifies whether a name and an identity number belong together, and returns nothing else. Requires POST and the purpose VERIFICATION. One verification per operation; the number per day is limited, and the number of mismatches more strictly.",
            TypeRegistry.Argument("name", new NonNullGraphType(Scalars.String), "姓名。The name."),
            TypeRegistry.Argument("idNumber", new NonNullGraphType(Scalars.For(ValueKind.IdNumber)), "公民身份号码。The identity number."));
    }
}
