using NetHub.Schema.GraphQLApi.Governance.Access;
using NetHub.Schema.GraphQLApi.Governance.Issues;
using NetHub.Schema.GraphQLApi.Governance.Policies;
using NetHub.Schema.GraphQLApi.Governance.Reports;
using NetHub.Schema.GraphQLApi.Governance.Requests;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>Root fields of governance: rights, sharing requests, policy drafts, reports and data issues.</summary>
internal static class GovernanceModule
{
    public static IEnumerable<IRoot> Roots(QueryEngine engine, GovernanceServices services, PreflightPlanner preflight)
    {
        var uses = new RecentUses(engine.Catalog, services.Uses);
        return
        [
            new ViewerRoot(engine),
            new AccessRoot(engine),
            new PreflightRoot(engine, preflight),
            new SharingRequestsRoot(engine, services.Requests),
            new SharingRequestRoot(engine, services.Requests),
            new GrantsRoot(engine),
            new RequestAccessRoot(engine, services.Requests),
            new ActOnRequestRoot(engine, services.Requests),
            new PolicyDraftsRoot(services.Policies),
            new DraftPolicyRoot(services.Policies),
            new DecidePolicyRoot(services.Policies),
            new PolicyReplayRoot(engine, services.Policies, uses),
            new GrantUsesRoot(engine, uses),
            new UnreadFieldsRoot(engine, uses),
            new DataIssuesRoot(engine, services.Issues),
            new DataIssueRoot(engine, services.Issues),
            new RaiseDataIssueRoot(engine, services.Issues),
            new ActOnDataIssueRoot(engine, services.Issues),
        ];
    }
}
