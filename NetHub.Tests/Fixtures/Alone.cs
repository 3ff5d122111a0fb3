namespace NetHub.Tests.Fixtures;

/// <summary>Tests that run alone, because they measure the memory of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
