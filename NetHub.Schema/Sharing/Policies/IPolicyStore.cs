using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Sharing.Policies;

/// <summary>Where all that the policy is made of is kept: changes of the matrix, grants, and the version that they make.</summary>
public interface IPolicyStore
{
    /// <summary>Begins something that is saved as a whole, or not at all. Works wait for each other.</summary>
    Task<IPolicyWork> BeginDraftAsync(CancellationToken cancel);

    /// <summary>Rises with every change of what the policy is made of, and whenever a grant begins or ends.</summary>
    Task<int> VersionAsync(CancellationToken cancel);

    /// <summary>All changes of the policy that were ever written down, newest first.</summary>
    Task<IReadOnlyList<PolicyDraft>> DraftsAsync(CancellationToken cancel);

    /// <summary>Grants that are in force at a moment, or will be.</summary>
    Task<IReadOnlyList<Grant>> GrantsAsync(DateTimeOffset now, CancellationToken cancel);
}

/// <summary>Drafts that are read, changed and saved together.</summary>
public interface IPolicyWork : IAsyncDisposable
{
    /// <summary>The next number of a year, as <c>P-2026-000003</c>.</summary>
    string NextDraftId(int year);

    Task<PolicyDraft?> FindDraftAsync(string id, CancellationToken cancel);

    void Add(PolicyDraft draft);

    /// <summary>Brings a draft into force with the next version of the policy.</summary>
    void Approve(PolicyDraft draft);

    Task SaveAsync(CancellationToken cancel);
}
