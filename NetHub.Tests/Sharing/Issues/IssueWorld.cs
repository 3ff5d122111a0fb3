using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Storage.Governance;

namespace NetHub.Tests.Sharing.Issues;

/// <summary>A store of data issues with its own clock and catalog.</summary>
internal sealed class IssueWorld : IDisposable
{
    public const string Coordinate = "Person.birthDate";
    public const long Correction = 42;
    private readonly SharingOptions options;

    public IssueWorld(int issuesPerDay = 200)
    {
        options = new SharingOptions { IssuesPerDay = issuesPerDay };
        Service = Open();
    }

    public SharingWorld Sharing { get; } = new();

    public DataCatalog Catalog { get; } = DataCatalog.Discover();

    public DataIssueService Service { get; }

    public DateTimeOffset Now => Sharing.Clock.GetUtcNow();

    /// <summary>Opens a service as a second hub does, or as this hub does after a restart.</summary>
    public DataIssueService Open() => new(new DataIssueStore(new SqliteGovernanceFactory(Sharing.StorePath)), new OneBatch(), Catalog, options, Sharing.Clock);

    public static IssueTarget Value(long row = 7, string coordinate = Coordinate) => new(coordinate.Split('.')[0], row, coordinate);

    public Task<DataIssue> RaiseAsync(string department = "PLC", IssueTarget? value = null, string? remark = null, Caller? caller = null) =>
        Service.RaiseAsync(caller ?? SharingWorld.Member(department), DataIssueProblem.WrongValue, remark, () => new(value ?? Value()), CancellationToken.None);

    /// <summary>Takes a step as a steward of a department, by default with a remark and a batch.</summary>
    public Task<DataIssue> StepAsync(string department, DataIssue issue, DataIssueAction action, DataIssueStep? step = null, DataIssueService? service = null) =>
        (service ?? Service).StepAsync(SharingWorld.Steward(department), issue.Id, action, step ?? new DataIssueStep("已核实", Correction), CancellationToken.None);

    /// <summary>Returns the ids of the data issues that a department sees.</summary>
    public async Task<string[]> ListedAsync(string department, DataIssueState? state = null, bool? overdue = null) =>
        [.. (await Service.ListAsync(SharingWorld.Member(department), state, overdue, CancellationToken.None)).Select(static t => t.Id)];

    public void Dispose() => Sharing.Dispose();

    /// <summary>Knows one batch, which PSB published to Person later than any issue.</summary>
    private sealed class OneBatch : IPublishedBatches
    {
        public Task<bool> IsPublishedAsync(long batch, string dataset, long rowKey, string department, DateTimeOffset since, CancellationToken cancel) =>
            Task.FromResult((batch, dataset, department) == (Correction, "Person", "PSB"));
    }
}
