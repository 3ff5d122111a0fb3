using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Sharing.Issues;

/// <summary>Where issues are kept.</summary>
public interface IDataIssueStore
{
    /// <summary>Begins something that is saved as a whole, or not at all. Works wait for each other.</summary>
    Task<IDataIssueWork> BeginAsync(CancellationToken cancel);

    /// <summary>Data issues, newest first.</summary>
    Task<IReadOnlyList<DataIssue>> ListAsync(DataIssueFilter filter, CancellationToken cancel);

    Task<DataIssue?> FindAsync(string id, CancellationToken cancel);
}

/// <summary>What is read, changed and saved together.</summary>
public interface IDataIssueWork : IAsyncDisposable
{
    Task<DataIssue?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Whether the value is flagged and neither corrected nor closed: by a department, or by anybody where none is named.</summary>
    Task<bool> HasOpenIssueAsync(IssueTarget value, string? department, CancellationToken cancel);

    /// <summary>Data issues that somebody raised since a moment.</summary>
    Task<int> CountAsync(RequestActor raisedBy, DateTimeOffset since, CancellationToken cancel);

    /// <summary>The next number of a year, or of the last one that numbers were given in, as <c>Q-2026-000012</c>.</summary>
    string NextIssueId(int year);

    void Add(DataIssue issue);

    Task SaveAsync(CancellationToken cancel);
}

/// <summary>Which data issues are wanted.</summary>
/// <param name="Concerned">Those of this department or of these coordinates; null for all.</param>
/// <param name="State">Those that stand here; null for all.</param>
/// <param name="Overdue">Those that are overdue, or are not; null for both.</param>
/// <param name="Now">The moment that decides about it.</param>
/// <param name="Limit">At most so many.</param>
public sealed record DataIssueFilter(ConcernedDepartment? Concerned, DataIssueState? State, bool? Overdue, DateTimeOffset Now, int Limit);

/// <summary>A department, with the coordinates that it answers for now.</summary>
public sealed record ConcernedDepartment(string Department, IReadOnlyList<string> Owned);

/// <summary>What departments published.</summary>
public interface IPublishedBatches
{
    /// <summary>Whether a batch is one that a department published to a dataset, at a moment or later.</summary>
    Task<bool> IsPublishedAsync(long batch, string dataset, long rowKey, string department, DateTimeOffset since, CancellationToken cancel);
}
