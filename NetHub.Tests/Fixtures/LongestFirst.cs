using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("NetHub.Tests.Fixtures." + nameof(LongestFirst), "NetHub.Tests")]

namespace NetHub.Tests.Fixtures;

/// <summary>Begins with the collections that take longest, so that none of them is left to run alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [HubFixture.Name, GeneratedCounty.Name, PublishingCounty.Name, typeof(KilledHubTests).FullName!];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(static c => Place(c.DisplayName)).ThenBy(static c => c.DisplayName, StringComparer.Ordinal);

    private static int Place(string name)
    {
        // A class that shares nothing is a collection of its own, and named after the class.
        var place = Array.FindIndex(Longest, longest => name == longest || name.EndsWith(" " + longest, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}
