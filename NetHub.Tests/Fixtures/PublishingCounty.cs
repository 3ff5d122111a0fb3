namespace NetHub.Tests.Fixtures;

/// <summary>
/// A second county for tests that start their own hubs on copies of it, so that they run in parallel with the read-only tests.
/// </summary>
[CollectionDefinition(Name)]
public sealed class PublishingCounty : ICollectionFixture<HubFixture>
{
    public const string Name = "publishing";
}
