using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Publishing;

/// <summary>One hub for all tests of a class: each test leaves it unchanged or publishes rows that no other test reads.</summary>
public abstract class SharedHub(HubFixture county, params (string Key, string Value)[] settings) : IAsyncLifetime
{
    public PublishingHub Hub { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Hub = await PublishingHub.StartAsync(county, null, settings);

    public Task DisposeAsync() => Hub.DisposeAsync().AsTask();
}
