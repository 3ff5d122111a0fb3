using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Policies;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>Stores requests together with the policy, because a granted request changes it.</summary>
public interface ISharingStore : IPolicyStore
{
    /// <summary>Begins a unit of work, which is saved completely or not at all. Units of work run one after the other.</summary>
    Task<ISharingWork> BeginAsync(CancellationToken cancel);

    /// <summary>Returns requests with all their parts, newest first.</summary>
    Task<IReadOnlyList<AccessRequest>> ListAsync(RequestFilter filter, CancellationToken cancel);
}

/// <summary>A unit of work.</summary>
public interface ISharingWork : IAsyncDisposable
{
    Task<AccessRequest?> FindAsync(string requestId, CancellationToken cancel);

    /// <summary>Returns the next number of the year, or of the last numbered year if the clock went back: <c>R-2026-000012</c>.</summary>
    string NextRequestId(int year);

    /// <summary>Returns the next number of the year, or of the last numbered year if the clock went back: <c>G-2026-000012</c>.</summary>
    string NextGrantId(int year);

    void Add(AccessRequest request);

    void Add(Grant grant);

    /// <summary>Revokes a grant from now on.</summary>
    Task RevokeAsync(string grantId, CancellationToken cancel);

    Task SaveAsync(CancellationToken cancel);
}

/// <summary>A filter for requests.</summary>
/// <param name="Applicant">Only requests of this department; null for all.</param>
/// <param name="Owners">Only requests with a part of one of these owners; null for all.</param>
/// <param name="Limit">The maximum number of results.</param>
public sealed record RequestFilter(string? Applicant, IReadOnlyList<string>? Owners, int Limit);
