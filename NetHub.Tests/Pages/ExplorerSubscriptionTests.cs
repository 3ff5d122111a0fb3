using NetHub.Tests.Server;

namespace NetHub.Tests.Pages;

/// <summary>Tests subscriptions in <c>/graphiql</c> on a hub that the tests may change.</summary>
public sealed class ExplorerSubscriptionTests(Chromium browser) : IClassFixture<Chromium>, IAsyncLifetime
{
    private const string Follow = "subscription Follow { dataVersionChanged(datasets: [\"Region\"]) { datasets { name version } } }";
    private OwnHub hub = null!;

    public async Task InitializeAsync() => hub = await OwnHub.StartAsync();

    public Task DisposeAsync() => hub.DisposeAsync().AsTask();

    [BrowserFact]
    public async Task A_subscription_shows_the_current_state_and_each_change()
    {
        await using var explorer = await ExplorerDriver.OpenAsync(browser, hub.Address);
        await explorer.SignInAsync("plc");

        var first = await explorer.RunAsync(Follow, "Region");
        await hub.ChangeDataAsync();
        var second = await explorer.OtherAnswerAsync(first);
        await hub.ChangeDataAsync();
        var third = await explorer.OtherAnswerAsync(second);

        Assert.All([first, second, third], answer => Assert.Contains("\"name\": \"Region\"", answer, StringComparison.Ordinal));
        Assert.Empty(explorer.Complaints);
    }

    [BrowserFact]
    public async Task A_subscription_continues_in_another_language_and_ends_when_the_department_changes()
    {
        await using var explorer = await ExplorerDriver.OpenAsync(browser, hub.Address);
        await explorer.SignInAsync("plc");
        var first = await explorer.RunAsync(Follow, "Region");

        await explorer.Page.GetByText("English").ClickAsync();
        await hub.ChangeDataAsync();
        await explorer.OtherAnswerAsync(first);
        await explorer.SignInAsync("org");
        await hub.ChangeDataAsync();

        Assert.Empty(await explorer.AnswerAsync(""));
        Assert.All(explorer.Sockets, socket => Assert.True(socket.IsClosed));
    }

    [BrowserFact]
    public async Task A_token_is_renewed_before_it_expires_and_subscriptions_continue()
    {
        await using var explorer = await ExplorerDriver.OpenAsync(browser, hub.Address, page => page.Clock.InstallAsync());
        await explorer.SignInAsync("plc");
        var first = await explorer.RunAsync(Follow, "Region");

        await explorer.Page.RunAndWaitForResponseAsync(() => explorer.Page.Clock.FastForwardAsync("59:30"), "**/connect/token");
        await hub.ChangeDataAsync();

        Assert.Contains("Region", await explorer.OtherAnswerAsync(first), StringComparison.Ordinal);
        Assert.Equal(2, explorer.Requests.Count(r => r.Url.EndsWith("/connect/token", StringComparison.Ordinal)));
    }
}
