using System.Globalization;
using System.Text;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing;

[Collection(PublishingCounty.Name)]
public sealed class PublishingTests(HubFixture county) : IAsyncLifetime
{
    private const string Person = "idType,idNumber,name,sexCode,birthDate\n111,999021188504129710,张三,1,1885-04-12\n";

    private PublishingHub hub = null!;

    public async Task InitializeAsync() => hub = await PublishingHub.StartAsync(county);

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [Fact]
    public async Task A_file_is_published_queried_and_unchanged_when_published_again()
    {
        var (status, answer) = await hub.PublishAsync("psb", "Person", Person);
        Assert.True(status == 200, answer.ToString());
        Assert.Equal(1, answer.GetProperty("counts").GetProperty("inserted").GetInt64());

        var file = Orders(3);
        (status, answer) = await hub.PublishAsync("plc", "ServiceOrder", file, query: "?source=grid-app");

        Assert.True(status == 200, answer.ToString());
        Assert.Equal(3, answer.GetProperty("counts").GetProperty("inserted").GetInt64());
        var shown = await hub.AskAsync("plc", "{ serviceOrder(orderNo: \"T-000001\") { title requesterName requester { name } status } }");
        Assert.Equal("路灯不亮 1", shown.GetProperty("data").GetProperty("serviceOrder").GetProperty("title").GetString());
        (_, answer) = await hub.PublishAsync("plc", "serviceOrders", file);
        Assert.Equal(3, answer.GetProperty("counts").GetProperty("unchanged").GetInt64());
        Assert.Equal(0, answer.GetProperty("counts").GetProperty("updated").GetInt64());
    }

    /// <summary>Returns a file of service orders in one grid.</summary>
    public static string Orders(int count, string title = "路灯不亮", int from = 1)
    {
        var text = new StringBuilder("orderNo,origin,categoryCode,title,content,requester.idNumber,requesterName,villageCode,gridCode,submittedAt,status,involvesMinor\n");
        for (var i = from; i < from + count; i++)
            text.Append(CultureInfo.InvariantCulture, $"T-{i:000000},GRID,02,{title} {i},晚上看不见路,999021188504129710,张三,431021001001,431021001001001,2026-03-01T08:00:00+08:00,SUBMITTED,false\n");
        return text.ToString();
    }
}
