using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.SampleData;

/// <summary>The extent of the sample. Beyond the county there are only divisions, grids, and orders with their requesters.</summary>
public enum SampleScale
{
    County,
    City,
    Province,
}

/// <param name="Scale">The county of the article, its city, or the whole province around it.</param>
/// <param name="Seed">Equal seeds give equal rows.</param>
/// <param name="Orders">The number of service orders in the county; 40,000 by default.</param>
public sealed record SampleOptions(SampleScale Scale = SampleScale.County, int Seed = 431021, int? Orders = null);

/// <summary>The rows of one dataset, ordered so that links point to earlier rows where possible.</summary>
public sealed record SampleTable(Type Dataset, IReadOnlyList<object> Rows);

/// <summary>
/// The article's county with invented people, in memory. <c>data generate</c> loads its rows, and tests count them.
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
    /// The parks of rows whose dataset declares <c>[ParkScope]</c> without a property, by dataset and surrogate key. A grid has no
    /// surrogate key, so the 15 digits of its code replace it.
    /// </summary>
    public IReadOnlyDictionary<(Type Dataset, long RowKey), long> Parks { get; }

    /// <summary>Builds every row. Equal options give equal rows on every machine.</summary>
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
