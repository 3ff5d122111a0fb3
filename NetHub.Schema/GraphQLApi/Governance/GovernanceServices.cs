using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Sharing.Reports;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>The services behind governance. A service is null if the program has no store for it.</summary>
/// <param name="Requests">Files and decides sharing requests.</param>
/// <param name="Policies">Drafts and decides changes of the policy.</param>
/// <param name="Uses">The recorded uses of fields.</param>
/// <param name="Issues">Raises and settles data issues.</param>
/// <param name="Quality">The measured quality figures.</param>
public sealed record GovernanceServices(
    SharingRequestService? Requests = null, PolicyDraftService? Policies = null, IRecordedUses? Uses = null, DataIssueService? Issues = null, QualityStore? Quality = null);
