using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Data;

namespace NetHub.Tests.Fixtures;

/// <summary>
/// A copy of the sample county, which is made once per test run, with the hub's engine on top, in process and without HTTP. The copy is deleted
/// after its collection. Tests share it and must only read: <c>[Collection(HubFixture.Name)]</c>.
/// </summary>
public sealed class HubFixture : IDisposable
{
    public const string Name = "hub";

    // Enough rows for every scope, and fast to generate.
    public const int Orders = 4_000;
    private readonly ServiceProvider services;

    public HubFixture()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("nethub-tests-").FullName;
        Secret = MadeCounty.CopyTo(DatabasePath);
        services = NewServices();
    }

    /// <summary>The data directory; deleted after the run.</summary>
    public string Directory { get; }

    /// <summary>The hub's secret, for a server on the same data.</summary>
    public byte[] Secret { get; }

    public string DatabasePath => Path.Combine(Directory, "hub.db");

    public IServiceProvider Services => services;

    public DataCatalog Catalog => services.GetRequiredService<DataCatalog>();

    public AccessPolicy Policy => services.GetRequiredService<CurrentPolicy>().Now;

    public HubGraphQL Graph => services.GetRequiredService<HubGraphQL>();

    /// <param name="client">The client id of a sample client, such as <c>plc</c> or <c>twn-431021108</c>.</param>
    public static Caller CallerOf(string client) => new(client.ToUpperInvariant(), client, HubRoles.Reader, Sensitivity.Sensitive, client == "prk" ? 1 : null);

    /// <summary>Returns the caller with the purpose DUTY.</summary>
    public Caller OnDutyAs(string client) => Graph.WithPurpose(CallerOf(client), OnDuty.Origin);

    /// <summary>Request options that state the purpose DUTY, which suffices for everything that the matrix grants.</summary>
    public static GraphQLRequestOptions OnDuty { get; } = new(Origin: new ReadOrigin(null, new StatedPurpose(PurposeCode.Duty, null)));

    /// <summary>Creates a second engine on the same rows for tests of caches, because the shared engine's caches may be full.</summary>
    public ServiceProvider NewServices() => new ServiceCollection()
        .AddLogging(logging => logging.ClearProviders())
        .AddHubEngine(DatabasePath, new QueryLimits(), new HubKeys(Secret), new Lazy<DataCatalog>(DataCatalog.Discover))
        .BuildServiceProvider();

    /// <summary>Runs an operation and returns the answer including errors. The purpose is DUTY unless the options differ.</summary>
    public JsonDocument Query(string client, string operation, object? variables = null, GraphQLRequestOptions? options = null)
    {
        var values = variables is null ? default : JsonSerializer.SerializeToElement(variables);
        using var answer = Graph.ExecuteAsync(
            new GraphQLRequest(operation, null, values), CallerOf(client), options ?? OnDuty, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return JsonDocument.Parse(answer.Body.ToArray());
    }

    /// <summary>Runs an operation that must succeed and returns its <c>data</c>.</summary>
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
