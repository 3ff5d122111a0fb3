using System.Text.Json;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.GraphQLApi;

/// <summary>A refusal is decided once and cached, like a plan.</summary>
[Collection(HubFixture.Name)]
public sealed class RepeatedRefusalTests(HubFixture hub)
{
    private const string Refused = "{ serviceOrders(where: {requesterName: {eq: \"repeated\"}}) { totalCount } }";

    [Fact]
    public void A_repeated_refusal_is_identical_and_allocates_less_than_half()
    {
        var (first, planned) = Ask("org");
        var (second, kept) = Ask("org");

        Assert.Contains("ARGUMENT_NOT_PERMITTED", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
        Assert.True(kept < planned / 2, $"{planned} bytes allocated, then {kept}");
    }

    [Fact]
    public void A_refusal_of_one_variable_value_does_not_affect_others()
    {
        const string Page = "query($n: Int!) { grids(first: $n) { nodes { gridCode } } }";

        using var tooLarge = hub.Query("org", Page, new { n = 5_000 });
        using var small = hub.Query("org", Page, new { n = 2 });

        Assert.True(tooLarge.RootElement.TryGetProperty("errors", out _));
        Assert.Equal(2, small.RootElement.GetProperty("data").GetProperty("grids").GetProperty("nodes").GetArrayLength());
    }

    private (string Answer, long Bytes) Ask(string client)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var answer = hub.Query(client, Refused);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return (JsonSerializer.Serialize(answer.RootElement.GetProperty("errors")), bytes);
    }
}
