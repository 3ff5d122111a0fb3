namespace NetHub.Tests.Fixtures;

/// <summary>A county of its own for tests that start hubs of their own over copies of it: they run beside those that only ask.</summary>
[CollectionDefinition(Name)]
public sealed class PublishingCounty : ICollectionFixture<HubFixture>
{
    public const string Name = "publishing";
}
