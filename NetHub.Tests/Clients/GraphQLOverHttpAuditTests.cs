using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Clients;

/// <summary>Runs the published audit suite of GraphQL over HTTP.</summary>
[Collection(HubFixture.Name)]
public sealed class GraphQLOverHttpAuditTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [NodeFact]
    public async Task Every_audit_of_the_specification_passes()
    {
        var lines = await NodeScripts.RunAsync("audit.mjs", new Uri(hub.Http.BaseAddress!, "/graphql").ToString(), await hub.TokenAsync("plc"));

        var total = Assert.Single(lines).Split(" of ");
        Assert.Equal(total[0], total[1]);
        Assert.InRange(int.Parse(total[0], System.Globalization.CultureInfo.InvariantCulture), 50, 200);
    }
}
