using NetHub.Schema.GraphQLApi.Roots;

namespace NetHub.Schema.GraphQLApi.Verification;

/// <summary>Root fields that verify identities.</summary>
internal static class VerificationModule
{
    public static IEnumerable<IRoot> Roots(IdentityVerifier? verifier) => [new VerifyIdentityRoot(verifier)];
}
