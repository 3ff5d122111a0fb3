using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Issues;

/// <summary>Raises data issues with the owner of a field and tracks them until they are settled.</summary>
/// <param name="store">The store.</param>
/// <param name="batches">The published batches that can correct a value.</param>
/// <param name="catalog">The catalog.</param>
/// <param name="options">The terms in working days.</param>
/// <param name="clock">The clock.</param>
public sealed class DataIssueService(IDataIssueStore store, IPublishedBatches batches, DataCatalog catalog, SharingOptions options, TimeProvider clock)
{
    private const int MostListed = 500;
    private const int IssuesAtOnce = 500;
    private static readonly RequestActor Hub = new(Departments.Data, "hub");
    private readonly WorkingDays days = new(options);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Raises a data issue about a value that the caller can see.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="problem">The kind of problem.</param>
    /// <param name="remark">The remark.</param>
    /// <param name="find">Finds the value as the caller sees it; null if the caller does not. Called last, so that no other refusal discloses whether it exists.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="SharingRefusedException">The caller cannot see the value, an open issue exists, or the remark is not permitted.</exception>
    public async Task<DataIssue> RaiseAsync(Caller caller, DataIssueProblem problem, string? remark, Func<ValueTask<IssueTarget?>> find, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(find);
        if (DataIssueRemarks.Problem(remark) is { } wrong)
            throw new SharingRefusedException(wrong);
        var (actor, now) = (RequestActor.From(caller), clock.GetUtcNow());
        await using var work = await store.BeginAsync(cancel);
        if (await work.CountAsync(actor, WorkingDays.StartOf(now), cancel) >= options.IssuesPerDay)
            throw new SharingRefusedException(DataIssueRefusals.TooMany(options.IssuesPerDay));
        var value = (actor.Department.Length == 0 ? null : await find()) ?? throw new SharingRefusedException(DataIssueRefusals.NotVisible());
        if (await work.HasOpenIssueAsync(value, actor.Department, cancel))
            throw new SharingRefusedException(DataIssueRefusals.AlreadyRaised());
        var issue = Issue(work.NextIssueId(ShanghaiTime.DayOf(now).Year), actor, value, problem, remark, now);
        work.Add(issue);
        await work.SaveAsync(cancel);
        return issue;
    }

    /// <summary>Raises issues that the hub detected, except for values with an open issue. Returns the number of issues raised.</summary>
    /// <exception cref="ArgumentException">A coordinate does not name a field.</exception>
    public async Task<int> RaiseByHubAsync(IReadOnlyList<DetectedIssue> issues, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(issues);
        if (issues.FirstOrDefault(d => catalog.Field(d.Coordinate)?.Dataset.Name != d.Dataset) is { } unknown)
            throw new ArgumentException($"{unknown.Dataset} has no field {unknown.Coordinate}", nameof(issues));
        var raised = 0;
        // Save in chunks, so that departments do not wait for all of them.
        foreach (var some in issues.DistinctBy(static d => (d.RowKey, d.Coordinate)).Chunk(IssuesAtOnce))
            raised += await RaiseSomeAsync(some, cancel);
        return raised;
    }

    /// <summary>Takes one step.</summary>
    /// <exception cref="SharingRefusedException">The step is illegal, the caller may not take it, or the version is outdated.</exception>
    public async Task<DataIssue> StepAsync(Caller caller, string id, DataIssueAction action, DataIssueStep step, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(step);
        await using var work = await store.BeginAsync(cancel);
        var issue = await work.FindAsync(id, cancel);
        if (issue is null || !IsVisible(caller, issue))
            throw new SharingRefusedException(DataIssueRefusals.NotFound());
        var steps = StepsOf(issue);
        steps.Check(caller, action, step);
        if (action == DataIssueAction.Correct && !await batches.IsPublishedAsync(step.Batch!.Value, issue.Dataset, issue.RowKey, OwnerOf(issue), issue.RaisedAt, cancel))
            throw new SharingRefusedException(DataIssueRefusals.NoSuchBatch());
        steps.Take(caller, action, step);
        await work.SaveAsync(cancel);
        return issue;
    }

    /// <summary>Returns the data issues that the caller's department raised or owns, newest first; all of them for the operator.</summary>
    public async Task<IReadOnlyList<DataIssue>> ListAsync(Caller caller, DataIssueState? state, bool? overdue, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Department.Length == 0)
            return [];
        var concerned = caller.Department == Departments.Data ? null : new ConcernedDepartment(caller.Department, OwnedBy(caller.Department));
        return await store.ListAsync(new DataIssueFilter(concerned, state, overdue, clock.GetUtcNow(), MostListed), cancel);
    }

    /// <summary>Returns a data issue, or null if none with this id concerns the caller's department.</summary>
    public async Task<DataIssue?> FindAsync(Caller caller, string id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return await store.FindAsync(id, cancel) is { } issue && IsVisible(caller, issue) ? issue : null;
    }

    /// <summary>Returns the steps that the caller may take now.</summary>
    public IEnumerable<DataIssueAction> Possible(Caller caller, DataIssue issue) => StepsOf(issue).Possible(caller);

    /// <summary>Returns the department that handles the issue: the current owner of the field.</summary>
    public string OwnerOf(DataIssue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return catalog.Field(issue.Coordinate)?.Owner ?? issue.SourceDept;
    }

    private bool IsVisible(Caller caller, DataIssue issue) => caller.Department.Length > 0
        && (caller.Department == Departments.Data || caller.Department == issue.RaisedBy.Department || caller.Department == OwnerOf(issue));

    private IReadOnlyList<string> OwnedBy(string department) =>
        [.. catalog.Datasets.SelectMany(static d => d.Fields).Where(f => f.Owner == department).Select(static f => f.Coordinate)];

    private DataIssueSteps StepsOf(DataIssue issue) => new(issue, OwnerOf(issue), days, options, clock.GetUtcNow());

    private async Task<int> RaiseSomeAsync(IEnumerable<DetectedIssue> issues, CancellationToken cancel)
    {
        var (raised, now) = (0, clock.GetUtcNow());
        await using var work = await store.BeginAsync(cancel);
        foreach (var issue in issues)
        {
            var value = new IssueTarget(issue.Dataset, issue.RowKey, issue.Coordinate);
            if (await work.HasOpenIssueAsync(value, null, cancel))
                continue;
            work.Add(Issue(work.NextIssueId(ShanghaiTime.DayOf(now).Year), Hub, value, issue.Problem, null, now));
            raised++;
        }

        await work.SaveAsync(cancel);
        return raised;
    }

    private DataIssue Issue(string id, RequestActor raisedBy, IssueTarget value, DataIssueProblem problem, string? remark, DateTimeOffset now)
    {
        var takeUpDue = days.Due(now, options.TakeUpDays);
        return new DataIssue
        {
            Id = id,
            Coordinate = value.Coordinate,
            Dataset = value.Dataset,
            RowKey = value.RowKey,
            RaisedBy = raisedBy,
            SourceDept = catalog.Field(value.Coordinate)!.Owner,
            Problem = problem,
            Remark = remark,
            State = DataIssueState.Open,
            RaisedAt = now,
            TakeUpDue = takeUpDue,
            Due = days.Due(now, options.DecideDays),
            NextDue = takeUpDue,
        };
    }
}
