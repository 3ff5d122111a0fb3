using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Deciding;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying.Deciding;

/// <summary>A query as it is decided for a client on duty: what the tables of examples of the passes compare.</summary>
internal static class DecidedExample
{
    public static async Task<DecidedQuery> DecideAsync(this HubFixture hub, string client, string operation) =>
        await hub.Graph.Planner.DecideAsync(new GraphQLRequest(operation, null, default), hub.OnDutyAs(client));

    public static async Task<string> TextAsync(this HubFixture hub, string client, string operation) => (await hub.DecideAsync(client, operation)).ToString();
}
