using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Sharing.Issues;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>What requests, grants, reports and data issues are answered from; each null where a program has no store for it.</summary>
/// <param name="Requests">Where requests are filed and decided.</param>
/// <param name="Policies">Where the policy is changed.</param>
/// <param name="Uses">What was recorded.</param>
/// <param name="Issues">Where issues are raised and settled.</param>
/// <param name="Quality">What was measured.</param>
public sealed record GovernanceServices(
    SharingRequestService? Requests = null, PolicyDraftService? Policies = null, IRecordedUses? Uses = null, DataIssueService? Issues = null, QualityStore? Quality = null);
