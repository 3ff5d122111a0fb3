using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying.Deciding;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying.Deciding;

/// <summary>Decides a query for a client on duty; the example tables of the passes compare the result.</summary>
internal static class DecidedExample
{
    public static async Task<DecidedQuery> DecideAsync(this HubFixture hub, string client, string operation) =>
        await hub.Graph.Planner.DecideAsync(new GraphQLRequest(operation, null, default), hub.OnDutyAs(client));

    public static async Task<string> TextAsync(this HubFixture hub, string client, string operation) => (await hub.DecideAsync(client, operation)).ToString();
}
