using Microsoft.Extensions.Time.Testing;
using NetHub.Schema.Querying.Deciding;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Rights;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Storage.Governance;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing;

/// <summary>Requests and grants in a store of their own, with a clock of its own, and hubs over it.</summary>
internal sealed class SharingWorld : IDisposable
{
    /// <summary>Nine in the morning in Shanghai.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly string directory = Directory.CreateTempSubdirectory("nethub-sharing-").FullName;
    private readonly List<SharingHub> hubs = [];

    public SharingWorld()
    {
        Contexts = new SqliteGovernanceFactory(StorePath);
        Contexts.PrepareAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public static DataCatalog Catalog { get; } = DataCatalog.Discover();

    /// <summary>What a policy enforces.</summary>
    internal static EnforcedRights Rights(AccessPolicy policy)
    {
        var decider = new QueryDecider(Catalog, new OpaqueIds(new HubKeys(new byte[32])), Limits);
        return new EnforcedRights(policy, (query, by, caller) => new Findings(decider.Decide(query, by, caller), Limits));
    }

    private static readonly QueryLimits Limits = new();

    public static AccessPolicy Baseline { get; } = new(Catalog, AccessMatrix.Baseline());

    public FakeTimeProvider Clock { get; } = new(Monday.ToUniversalTime());

    public SqliteGovernanceFactory Contexts { get; }

    public string StorePath => Path.Combine(directory, "governance.db");

    /// <summary>Lets the time go by until then.</summary>
    public void GoTo(DateTimeOffset then) => Clock.SetUtcNow(then.ToUniversalTime());

    /// <summary>A hub over the store, as it starts.</summary>
    public SharingHub Open(ISharingStore? store = null, SharingOptions? options = null)
    {
        var hub = new SharingHub(store ?? new SharingStore(Contexts, Clock), Clock, options ?? new SharingOptions());
        hub.Watch.RefreshAsync(CancellationToken.None).GetAwaiter().GetResult();
        hubs.Add(hub);
        return hub;
    }

    /// <summary>A data steward of a department.</summary>
    public static Caller Steward(string department) =>
        new(department, department.ToLowerInvariant() + "-office", HubRoles.Reader | HubRoles.Steward, Sensitivity.Sensitive);

    /// <summary>Somebody of a department who is no steward.</summary>
    public static Caller Member(string department) => new(department, department.ToLowerInvariant(), HubRoles.Reader, Sensitivity.Sensitive);

    public static RequestGrounds Duty { get; } = new(PurposeCode.Duty, null, "《未成年人保护法》第六条", "核对帮扶对象");

    /// <summary>Fields in full for all usages in the county, from now on for thirty days.</summary>
    public RequestedAccess Asking(params string[] fields) =>
        new(fields, AccessLevel.Full, Enum.GetValues<Usage>(), RowScope.County, Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(30));

    /// <summary>Codes of what is wrong with it, in order; empty where it is done.</summary>
    public static async Task<string> CodesAsync(Task done) =>
        string.Join(' ', (await ProblemsAsync(done)).Select(static p => p.Code).Order(StringComparer.Ordinal));

    /// <summary>What is wrong with it; nothing where it is done.</summary>
    public static async Task<IReadOnlyList<SharingProblem>> ProblemsAsync(Task done)
    {
        try
        {
            await done;
            return [];
        }
        catch (SharingRefusedException refused)
        {
            return refused.Problems;
        }
    }

    public void Dispose()
    {
        hubs.ForEach(static h => h.Dispose());
        Directory.Delete(directory, recursive: true);
    }
}

/// <summary>One hub over a store that others may have, too.</summary>
internal sealed class SharingHub : IDisposable
{
    private readonly FakeTimeProvider clock;

    public SharingHub(ISharingStore store, FakeTimeProvider clock, SharingOptions options)
    {
        (this.clock, Store) = (clock, store);
        Watch = new PolicyRefresher(store, Policies, SharingWorld.Catalog, AccessMatrix.Baseline(), clock);
        Service = new SharingRequestService(store, Policies, SharingWorld.Catalog, Watch, options, clock);
    }

    public ISharingStore Store { get; }

    public CurrentPolicy Policies { get; } = new(SharingWorld.Baseline);

    public PolicyRefresher Watch { get; }

    public SharingRequestService Service { get; }

    /// <summary>Files for a department's steward.</summary>
    public Task<AccessRequest> FileAsync(string department, RequestedAccess asked, RequestGrounds? grounds = null, string? client = null, bool isDraft = false) =>
        Service.FileAsync(SharingWorld.Steward(department), grounds ?? SharingWorld.Duty, asked, client, isDraft, CancellationToken.None);

    /// <summary>Takes a step with the part of an owner, as a department's steward.</summary>
    public Task<AccessRequest> StepAsync(string department, AccessRequest request, string owner, RequestAction action, RequestStep? step = null) =>
        Service.StepAsync(SharingWorld.Steward(department), request.Id, owner, action, step ?? new RequestStep("理由"), CancellationToken.None);

    /// <summary>The part of an owner, as the store has it now.</summary>
    public async Task<RequestPart> PartAsync(AccessRequest request, string owner) =>
        (await Store.ListAsync(new RequestFilter(null, null, 100), CancellationToken.None)).Single(r => r.Id == request.Id).Parts.Single(p => p.Owner == owner);

    public Task<int> VersionAsync() => Store.VersionAsync(CancellationToken.None);

    /// <summary>Whether a department on duty may see the field.</summary>
    public bool Shows(string department, string coordinate)
    {
        var caller = Policies.Now.WithPurpose(SharingWorld.Member(department), new StatedPurpose(PurposeCode.Duty, null), clock.GetUtcNow());
        return !Policies.Now.Decide(caller, SharingWorld.Catalog.Field(coordinate)!, Usage.Show).IsDenied;
    }

    public void Dispose()
    {
        Watch.Dispose();
        (Store as IDisposable)?.Dispose();
    }
}
