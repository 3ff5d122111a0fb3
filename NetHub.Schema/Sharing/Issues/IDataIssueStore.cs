using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Sharing.Issues;

/// <summary>Stores data issues.</summary>
public interface IDataIssueStore
{
    /// <summary>Begins a unit of work, which is saved completely or not at all. Units of work run one after the other.</summary>
    Task<IDataIssueWork> BeginAsync(CancellationToken cancel);

    /// <summary>Returns data issues, newest first.</summary>
    Task<IReadOnlyList<DataIssue>> ListAsync(DataIssueFilter filter, CancellationToken cancel);

    Task<DataIssue?> FindAsync(string id, CancellationToken cancel);
}

/// <summary>A unit of work.</summary>
public interface IDataIssueWork : IAsyncDisposable
{
    Task<DataIssue?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Returns whether the value has an open data issue of the department, or of any department if none is named.</summary>
    Task<bool> HasOpenIssueAsync(IssueTarget value, string? department, CancellationToken cancel);

    /// <summary>Counts the data issues that an actor raised since a moment.</summary>
    Task<int> CountAsync(RequestActor raisedBy, DateTimeOffset since, CancellationToken cancel);

    /// <summary>Returns the next number of the year, or of the last numbered year if the clock went back: <c>Q-2026-000012</c>.</summary>
    string NextIssueId(int year);

    void Add(DataIssue issue);

    Task SaveAsync(CancellationToken cancel);
}

/// <summary>A filter for data issues.</summary>
/// <param name="Concerned">Only issues raised by this department or about these coordinates; null for all.</param>
/// <param name="State">Only issues in this state; null for all.</param>
/// <param name="Overdue">Only issues that are overdue or are not; null for both.</param>
/// <param name="Now">The moment at which overdue is decided.</param>
/// <param name="Limit">The maximum number of results.</param>
public sealed record DataIssueFilter(ConcernedDepartment? Concerned, DataIssueState? State, bool? Overdue, DateTimeOffset Now, int Limit);

/// <summary>A department with the coordinates that it owns now.</summary>
public sealed record ConcernedDepartment(string Department, IReadOnlyList<string> Owned);

/// <summary>The batches that departments published.</summary>
public interface IPublishedBatches
{
    /// <summary>Returns whether a department published this batch to a dataset at a moment or later.</summary>
    Task<bool> IsPublishedAsync(long batch, string dataset, long rowKey, string department, DateTimeOffset since, CancellationToken cancel);
}
