using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.SampleData;

/// <summary>How far the sample reaches. Beyond the county there are only divisions, grids, and orders with their requesters.</summary>
public enum SampleScale
{
    County,
    City,
    Province,
}

/// <param name="Scale">The county of the article, its city, or the whole province around it.</param>
/// <param name="Seed">Equal seeds give equal rows.</param>
/// <param name="Orders">Service orders in the county; 40,000 when not said.</param>
public sealed record SampleOptions(SampleScale Scale = SampleScale.County, int Seed = 431021, int? Orders = null);

/// <summary>One dataset's rows, in an order in which links point backwards where possible.</summary>
public sealed record SampleTable(Type Dataset, IReadOnlyList<object> Rows);

/// <summary>
/// The county of the article, invented down to its people, in memory: what <c>data generate</c> loads and tests count.
/// See <c>docs/sample-data.md</c> for the figures that it reproduces.
/// </summary>
public sealed class SampleCounty
{
    private SampleCounty(SampleWorld world)
    {
        Tables = world.Tables();
        CaseAssignments = world.CaseAssignments;
        RowOwners = world.RowOwners;
        Parks = world.Parks;
    }

    public IReadOnlyList<SampleTable> Tables { get; }

    public IReadOnlyList<CaseAssignment> CaseAssignments { get; }

    public IReadOnlyList<RowOwner> RowOwners { get; }

    /// <summary>
    /// Park of the rows whose dataset declares <c>[ParkScope]</c> without a property, by dataset and surrogate key. A grid has
    /// no surrogate key: the 15 digits of its code stand for it.
    /// </summary>
    public IReadOnlyDictionary<(Type Dataset, long RowKey), long> Parks { get; }

    /// <summary>Builds every row. The same options give the same rows on every machine.</summary>
    public static SampleCounty Build(SampleOptions options, IProgress<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var world = new SampleWorld(options);
        foreach (var (name, add) in SamplePlan.Steps)
        {
            progress?.Report(name);
            add(world);
        }

        return new SampleCounty(world);
    }
}
