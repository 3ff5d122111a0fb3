using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Policies;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>Where requests are kept, beside what the policy is made of: a request that is granted changes it.</summary>
public interface ISharingStore : IPolicyStore
{
    /// <summary>Begins something that is saved as a whole, or not at all. Works wait for each other.</summary>
    Task<ISharingWork> BeginAsync(CancellationToken cancel);

    /// <summary>Requests with all their parts, newest first.</summary>
    Task<IReadOnlyList<AccessRequest>> ListAsync(RequestFilter filter, CancellationToken cancel);
}

/// <summary>What is read, changed and saved together.</summary>
public interface ISharingWork : IAsyncDisposable
{
    Task<AccessRequest?> FindAsync(string requestId, CancellationToken cancel);

    /// <summary>The next number of a year, or of the last one that numbers were given in, as <c>R-2026-000012</c>.</summary>
    string NextRequestId(int year);

    /// <summary>The next number of a year, or of the last one that numbers were given in, as <c>G-2026-000012</c>.</summary>
    string NextGrantId(int year);

    void Add(AccessRequest request);

    void Add(Grant grant);

    /// <summary>Takes a grant back from now on.</summary>
    Task RevokeAsync(string grantId, CancellationToken cancel);

    Task SaveAsync(CancellationToken cancel);
}

/// <summary>Which requests are wanted.</summary>
/// <param name="Applicant">Those of this department; null for all.</param>
/// <param name="Owners">Those with a part of one of these owners; null for all.</param>
/// <param name="Limit">At most so many.</param>
public sealed record RequestFilter(string? Applicant, IReadOnlyList<string>? Owners, int Limit);
