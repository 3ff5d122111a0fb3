namespace NetHub.Tests.Fixtures;

/// <summary>A county of its own for generated tests, which ask for every field as every department: they run beside those that ask for a few.</summary>
[CollectionDefinition(Name)]
public sealed class GeneratedCounty : ICollectionFixture<HubFixture>
{
    public const string Name = "generated";
}
