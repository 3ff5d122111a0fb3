using Microsoft.Extensions.Time.Testing;
using NetHub.Schema.Querying.Deciding;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Rights;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Storage.Governance;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing;

/// <summary>A store of requests and grants with its own clock, and hubs on it.</summary>
internal sealed class SharingWorld : IDisposable
{
    /// <summary>9:00 in Shanghai on a Monday.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly string directory = Directory.CreateTempSubdirectory("nethub-sharing-").FullName;
    private readonly List<SharingHub> hubs = [];

    public SharingWorld()
    {
        Contexts = new SqliteGovernanceFactory(StorePath);
        Contexts.PrepareAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public static DataCatalog Catalog { get; } = DataCatalog.Discover();

    /// <summary>Returns the rights that a policy enforces.</summary>
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

    /// <summary>Advances the clock to the given time.</summary>
    public void GoTo(DateTimeOffset then) => Clock.SetUtcNow(then.ToUniversalTime());

    /// <summary>Starts a hub on the store.</summary>
    public SharingHub Open(ISharingStore? store = null, SharingOptions? options = null)
    {
        var hub = new SharingHub(store ?? new SharingStore(Contexts, Clock), Clock, options ?? new SharingOptions());
        hub.Watch.RefreshAsync(CancellationToken.None).GetAwaiter().GetResult();
        hubs.Add(hub);
        return hub;
    }

    /// <summary>Returns a data steward of a department.</summary>
    public static Caller Steward(string department) =>
        new(department, department.ToLowerInvariant() + "-office", HubRoles.Reader | HubRoles.Steward, Sensitivity.Sensitive);

    /// <summary>Returns a reader of a department who is not a steward.</summary>
    public static Caller Member(string department) => new(department, department.ToLowerInvariant(), HubRoles.Reader, Sensitivity.Sensitive);

    public static RequestGrounds Duty { get; } = new(PurposeCode.Duty, null, "《未成年人保护法》第六条", "核对帮扶对象");

    /// <summary>Returns a request for fields in FULL, for all usages, COUNTY, for thirty days from now.</summary>
    public RequestedAccess Asking(params string[] fields) =>
        new(fields, AccessLevel.Full, Enum.GetValues<Usage>(), RowScope.County, Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(30));

    /// <summary>Returns the ordered problem codes of a step; empty if it succeeds.</summary>
    public static async Task<string> CodesAsync(Task done) =>
        string.Join(' ', (await ProblemsAsync(done)).Select(static p => p.Code).Order(StringComparer.Ordinal));

    /// <summary>Returns the problems of a step; empty if it succeeds.</summary>
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

/// <summary>One hub on a store that it may share with others.</summary>
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

    /// <summary>Files a request as a department's steward.</summary>
    public Task<AccessRequest> FileAsync(string department, RequestedAccess asked, RequestGrounds? grounds = null, string? client = null, bool isDraft = false) =>
        Service.FileAsync(SharingWorld.Steward(department), grounds ?? SharingWorld.Duty, asked, client, isDraft, CancellationToken.None);

    /// <summary>Takes a step on an owner's part of a request, as a department's steward.</summary>
    public Task<AccessRequest> StepAsync(string department, AccessRequest request, string owner, RequestAction action, RequestStep? step = null) =>
        Service.StepAsync(SharingWorld.Steward(department), request.Id, owner, action, step ?? new RequestStep("理由"), CancellationToken.None);

    /// <summary>Reads an owner's part of a request from the store.</summary>
    public async Task<RequestPart> PartAsync(AccessRequest request, string owner) =>
        (await Store.ListAsync(new RequestFilter(null, null, 100), CancellationToken.None)).Single(r => r.Id == request.Id).Parts.Single(p => p.Owner == owner);

    public Task<int> VersionAsync() => Store.VersionAsync(CancellationToken.None);

    /// <summary>Tells whether a department may see the field for DUTY.</summary>
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
