using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Ledger.Reading;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Audit;

/// <summary>A hub that records and indexes the operations sent to it.</summary>
internal sealed class AuditedHub(OwnHub hub) : IAsyncDisposable
{
    public OwnHub Hub => hub;

    private string Ledger => Path.Combine(hub.Directory, "ledger");

    public static async Task<AuditedHub> StartAsync() => new(await OwnHub.StartAsync());

    /// <summary>Runs an operation as a department's client and returns the answer.</summary>
    public Task<JsonElement> AskAsync(string client, string operation) => AskAsync(HubFixture.CallerOf(client), operation);

    public async Task<JsonElement> AskAsync(Caller caller, string operation)
    {
        using var answer = await hub.Services.GetRequiredService<HubGraphQL>()
            .ExecuteAsync(new GraphQLRequest(operation, null, default), caller, HubFixture.OnDuty, CancellationToken.None);
        using var json = JsonDocument.Parse(answer.Body.ToArray());
        return json.RootElement.Clone();
    }

    /// <summary>Returns the rows of a connection; empty if they are refused.</summary>
    public async Task<IReadOnlyList<JsonElement>> RowsAsync(Caller caller, string root, string arguments, string fields)
    {
        var answer = await AskAsync(caller, $"{{ {root}{arguments} {{ nodes {{ {fields} }} }} }}");
        return answer.TryGetProperty("data", out var data) && data.GetProperty(root).GetProperty("nodes") is { ValueKind: JsonValueKind.Array } nodes ? [.. nodes.EnumerateArray()] : [];
    }

    /// <summary>Waits until everything recorded so far is indexed.</summary>
    public async Task IndexedAsync()
    {
        var last = LedgerReader.Read(Ledger, "hub").Last().Place.Number;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Indexed() < last)
            await Task.Delay(50, limit.Token);
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private long Indexed() => SmallDatabase.Execute(SmallDatabase.PathIn(hub.Directory), "SELECT Value FROM HubState WHERE Name = 'auditIndex/hub'") is string value
        ? long.Parse(value.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture)
        : 0;
}
