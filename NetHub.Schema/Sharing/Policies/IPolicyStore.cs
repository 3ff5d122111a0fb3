using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Sharing.Policies;

/// <summary>Stores what the policy consists of: approved drafts, grants, and the resulting version.</summary>
public interface IPolicyStore
{
    /// <summary>Begins a unit of work, which is saved completely or not at all. Units of work run one after the other.</summary>
    Task<IPolicyWork> BeginDraftAsync(CancellationToken cancel);

    /// <summary>Returns the version, which rises with every change and whenever a grant begins or ends.</summary>
    Task<int> VersionAsync(CancellationToken cancel);

    /// <summary>Returns all drafts, newest first.</summary>
    Task<IReadOnlyList<PolicyDraft>> DraftsAsync(CancellationToken cancel);

    /// <summary>Returns the grants that are in force at a moment or begin later.</summary>
    Task<IReadOnlyList<Grant>> GrantsAsync(DateTimeOffset now, CancellationToken cancel);
}

/// <summary>A unit of work on drafts.</summary>
public interface IPolicyWork : IAsyncDisposable
{
    /// <summary>Returns the next number of the year, or of the last numbered year if the clock went back: <c>P-2026-000003</c>.</summary>
    string NextDraftId(int year);

    Task<PolicyDraft?> FindDraftAsync(string id, CancellationToken cancel);

    void Add(PolicyDraft draft);

    /// <summary>Puts a draft into force with the next policy version.</summary>
    void Approve(PolicyDraft draft);

    Task SaveAsync(CancellationToken cancel);
}
