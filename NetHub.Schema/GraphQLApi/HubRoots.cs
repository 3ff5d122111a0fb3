using NetHub.Schema.GraphQLApi.Catalog;
using NetHub.Schema.GraphQLApi.Datasets;
using NetHub.Schema.GraphQLApi.Governance;
using NetHub.Schema.GraphQLApi.Governance.Access;
using NetHub.Schema.GraphQLApi.Introspection;
using NetHub.Schema.GraphQLApi.Publishing;
using NetHub.Schema.GraphQLApi.Quality;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Subscriptions;
using NetHub.Schema.GraphQLApi.Verification;
using NetHub.Schema.Publishing;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi;

/// <summary>Lists all root fields that are not generated from a dataset, by module.</summary>
internal static class HubRoots
{
    public static RootFields All(
        QueryEngine engine, GovernanceServices governance, IdentityVerifier? verifier, PublishService? publishing, PreflightPlanner preflight) => new(
    [
        .. IntrospectionModule.Roots(engine.Limits),
        .. DatasetModule.Roots(),
        .. SubscriptionModule.Roots(engine),
        .. CatalogModule.Roots(engine.Catalog),
        .. GovernanceModule.Roots(engine, governance, preflight),
        .. QualityModule.Roots(engine, governance.Quality),
        .. VerificationModule.Roots(verifier),
        .. PublishModule.Roots(engine, publishing),
    ]);
}
