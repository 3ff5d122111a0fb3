using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Verification;

/// <summary>The types of verifications.</summary>
internal static class VerificationTypes
{
    public const string Match = "IdentityMatch";
    public const string Matches = "matches";

    public static void Add(ObjectGraphType query, string name, TypeRegistry types)
    {
        var match = types.Object(Match, "核验的结论。What a verification found.", static type => TypeRegistry.Add(
            type, Matches, new NonNullGraphType(Scalars.Boolean), "姓名与号码一致；号码不存在时与不一致的回答相同。The name and the number belong together; false, too, where nobody has the number."));
        TypeRegistry.Add(query, name, new NonNullGraphType(match),
            "核验姓名与公民身份号码是否一致，不返回其他信息。须用 POST 并说明用途 VERIFICATION；一次操作只核验一人；每日次数有限，不一致的次数更少。" +
            "Whether a name and an identity number belong together, and nothing else. It needs POST and the purpose VERIFICATION; one in an operation, so many in a day, and fewer that do not match.",
            TypeRegistry.Argument("name", new NonNullGraphType(Scalars.String), "姓名。The name."),
            TypeRegistry.Argument("idNumber", new NonNullGraphType(Scalars.For(ValueKind.IdNumber)), "公民身份号码。The identity number."));
    }
}
