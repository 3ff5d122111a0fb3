using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Loading;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Data;

namespace NetHub.Tests.Fixtures;

/// <summary>
/// The sample county in a database of its own, a copy of the one that is made once per test run, with the hub's engine over it, in
/// process and without HTTP. It is deleted after its collection. Tests share it and only read: <c>[Collection(HubFixture.Name)]</c>.
/// </summary>
public sealed class HubFixture : IDisposable
{
    public const string Name = "hub";

    // Enough rows for every scope, and quick to make.
    public const int Orders = 4_000;
    private readonly ServiceProvider services;

    public HubFixture()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("nethub-tests-").FullName;
        Secret = MadeCounty.CopyTo(DatabasePath);
        services = NewServices();
    }

    /// <summary>Where the database is; removed after the run.</summary>
    public string Directory { get; }

    /// <summary>The hub's secret, for a server over the same data.</summary>
    public byte[] Secret { get; }

    public string DatabasePath => Path.Combine(Directory, "hub.db");

    public IServiceProvider Services => services;

    public DataCatalog Catalog => services.GetRequiredService<DataCatalog>();

    public AccessPolicy Policy => services.GetRequiredService<CurrentPolicy>().Now;

    public HubGraphQL Graph => services.GetRequiredService<HubGraphQL>();

    /// <param name="client">Client id, as the sample has them: <c>plc</c>, <c>twn-431021108</c>.</param>
    public static Caller CallerOf(string client) => new(client.ToUpperInvariant(), client, HubRoles.Reader, Sensitivity.Sensitive, client == "prk" ? 1 : null);

    /// <summary>The caller as it is decided for while it does its duty.</summary>
    public Caller OnDutyAs(string client) => Graph.WithPurpose(CallerOf(client), OnDuty.Origin);

    /// <summary>What a caller states who does its duty: enough for all that the matrix gives it.</summary>
    public static GraphQLRequestOptions OnDuty { get; } = new(Origin: new ReadOrigin(null, new StatedPurpose(PurposeCode.Duty, null)));

    /// <summary>The hub's engine over the same rows once more, for tests of what it keeps: the caches of the shared one are full at times.</summary>
    public ServiceProvider NewServices() => new ServiceCollection()
        .AddLogging(logging => logging.ClearProviders())
        .AddHubEngine(DatabasePath, new QueryLimits(), new HubKeys(Secret), new Lazy<DataCatalog>(DataCatalog.Discover))
        .BuildServiceProvider();

    /// <summary>The answer of an operation, errors included, to a caller on duty unless the options say something else.</summary>
    public JsonDocument Query(string client, string operation, object? variables = null, GraphQLRequestOptions? options = null)
    {
        var values = variables is null ? default : JsonSerializer.SerializeToElement(variables);
        using var answer = Graph.ExecuteAsync(
            new GraphQLRequest(operation, null, values), CallerOf(client), options ?? OnDuty, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return JsonDocument.Parse(answer.Body.ToArray());
    }

    /// <summary>The <c>data</c> of an answer that must have some.</summary>
    public JsonElement Data(string client, string operation, object? variables = null)
    {
        using var answer = Query(client, operation, variables);
        return answer.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data.Clone()
            : throw new Xunit.Sdk.XunitException($"{client}: {answer.RootElement.GetRawText()}\n{operation}");
    }

    public void Dispose()
    {
        services.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}

[CollectionDefinition(HubFixture.Name)]
public sealed class HubCollection : ICollectionFixture<HubFixture>;
