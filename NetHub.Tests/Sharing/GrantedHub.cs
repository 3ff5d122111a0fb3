using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Exporting;
using NetHub.Schema.GraphQLApi.Operations;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Data;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Sharing;

/// <summary>The sample county with its own grants and clock.</summary>
public sealed class GrantedHub : IDisposable
{
    private readonly ServiceProvider services;
    private readonly List<Grant> grants = [];
    private int version = 1;

    /// <param name="hub">The shared county.</param>
    /// <param name="ledger">The ledger for reads; by default reads are not recorded.</param>
    /// <param name="services">Replaces services of the hub.</param>
    /// <param name="limits">The query limits; default limits if null.</param>
    public GrantedHub(HubFixture hub, AuditLedger? ledger = null, Action<IServiceCollection>? services = null, QueryLimits? limits = null)
    {
        var added = new ServiceCollection().AddLogging(static logging => logging.ClearProviders());
        if (ledger is not null)
            added.AddSingleton(ledger);
        services?.Invoke(added);
        this.services = added
            .AddHubEngine(hub.DatabasePath, limits ?? new QueryLimits(), new HubKeys(hub.Secret), new Lazy<DataCatalog>(hub.Catalog))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<HubExports>()
            .BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public HubGraphQL Graph => services.GetRequiredService<HubGraphQL>();

    public QueryEngine Engine => services.GetRequiredService<QueryEngine>();

    public CurrentPolicy Policies => services.GetRequiredService<CurrentPolicy>();

    /// <summary>Adds a grant. By default: FULL, COUNTY, DUTY, for thirty days.</summary>
    public Grant Add(string department, string[] fields, Func<Grant, Grant>? change = null)
    {
        var now = Clock.GetUtcNow();
        var grant = new Grant
        {
            Id = $"G-2026-{grants.Count + 1:000000}",
            Department = department,
            Owner = "PLC",
            Fields = fields,
            Level = AccessLevel.Full,
            Usages = Enum.GetValues<Usage>(),
            Scope = RowScope.County,
            Purpose = PurposeCode.Duty,
            From = now,
            Until = now.AddDays(30),
        };
        grant = change?.Invoke(grant) ?? grant;
        grants.Add(grant);
        Apply();
        return grant;
    }

    public void Revoke(Grant grant)
    {
        grants[grants.IndexOf(grant)] = grant with { RevokedAt = Clock.GetUtcNow() };
        Apply();
    }

    /// <summary>Removes the matrix rights of a department for a field's class in its dataset.</summary>
    public void Withdraw(string department, FieldEntry field)
    {
        var matrix = AccessMatrix.Baseline().With([(field.Dataset.Network, field.AccessClass, field.Dataset.Name, department, MatrixCell.Nothing)]);
        Policies.Replace(new AccessPolicy(Engine.Catalog, matrix).With(grants, ++version));
    }

    /// <summary>Removes all grants, as if they had never existed.</summary>
    public void Clear()
    {
        grants.Clear();
        Apply();
    }

    /// <summary>Runs an operation with a stated purpose and returns the answer including errors.</summary>
    public JsonElement Ask(string client, string operation, PurposeCode? purpose = PurposeCode.Duty, string? number = null, Caller? caller = null)
    {
        var origin = new ReadOrigin(null, purpose is { } code ? new StatedPurpose(code, number) : null);
        using var answer = Graph.ExecuteAsync(
            new GraphQLRequest(operation, null, default), caller ?? HubFixture.CallerOf(client), new GraphQLRequestOptions(Origin: origin), CancellationToken.None)
            .AsTask().GetAwaiter().GetResult();
        using var json = JsonDocument.Parse(answer.Body.ToArray());
        return json.RootElement.Clone();
    }

    /// <summary>Opens an export.</summary>
    public async Task<ExportedRows> ExportAsync(string client, string operation)
    {
        var (rows, refusal) = await services.GetRequiredService<HubExports>().OpenAsync(
            new GraphQLRequest(operation, null, default), HubFixture.CallerOf(client), new ExportForm(IsTable: true, English: false, HubFixture.OnDuty.Origin), CancellationToken.None);
        refusal?.Dispose();
        return rows!;
    }

    /// <summary>Opens an export and runs an action between planning and the first row.</summary>
    internal async Task<ExportedRows> ExportAsync(string client, string operation, Action meanwhile)
    {
        var form = new ExportForm(IsTable: true, English: false, HubFixture.OnDuty.Origin);
        var export = new ExportOperation(
            Graph.Planner, Engine, services.GetRequiredService<PersonalRows>(), services.GetRequiredService<AuditLedger>(), NullLogger.Instance, form);
        using var answer = await Graph.Pipeline.RunAsync(
            new InterruptedOperation(export, meanwhile), new GraphQLRequest(operation, null, default), HubFixture.CallerOf(client), HubFixture.OnDuty, CancellationToken.None);
        return export.Rows!;
    }

    public void Dispose() => services.Dispose();

    private void Apply() => Policies.Replace(Policies.Now.With(grants, ++version));

    private sealed class InterruptedOperation(OperationKind kind, Action meanwhile) : OperationKind
    {
        public override AuditAction Action => kind.Action;

        public override async ValueTask<PlannedOperation?> PlanAsync(OperationContext operation)
        {
            var planned = await kind.PlanAsync(operation);
            meanwhile();
            return planned;
        }

        public override ValueTask<AuditEntry?> RunAsync(OperationContext operation, PlannedOperation? planned, CancellationToken cancel) =>
            kind.RunAsync(operation, planned, cancel);
    }
}
