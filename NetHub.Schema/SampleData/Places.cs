using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.SampleData;

/// <summary>A row of the embedded table of real divisions.</summary>
internal sealed record Division(string Code, string Level, string Name, string Parent)
{
    public static IEnumerable<Division> Read(string file) => EmbeddedCsv.Read(file)
        .Select(r => new Division(r[0], r[1], r[2].Trim(), r[3].Trim()));

    /// <summary>Converts the committee's name 桐子坪村民委员会 to the place name 桐子坪村.</summary>
    public string PlaceName
    {
        get
        {
            if (Level != "VILLAGE")
                return Name;
            var name = Name;
            foreach (var suffix in Suffixes)
            {
                if (name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length + 1)
                    name = name[..^suffix.Length];
            }

            return name.EndsWith('村') || name.EndsWith("社区", StringComparison.Ordinal) ? name : name + (IsCommunity ? "社区" : "村");
        }
    }

    /// <summary>Codes 001 to 199 are neighbourhood committees; codes from 200 on are village committees.</summary>
    public bool IsCommunity => string.CompareOrdinal(Code[9..], "200") < 0;

    private static readonly string[] Suffixes = ["居民委员会", "村民委员会", "居委会", "村委会"];
}

internal sealed class TownshipPlan
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>互看互学互比片区. The townships of each zone are not published, so these are invented.</summary>
    public required int Zone { get; init; }

    public List<VillagePlan> Villages { get; } = [];

    public string Department => "TWN-" + Code[..9];

    public bool IsSubdistrict => string.CompareOrdinal(Code[6..9], "100") < 0;

    public long GovernmentOrgId { get; set; }

    public long PoliceOrgId { get; set; }

    public long MediationOrgId { get; set; }

    public long CommitteeId { get; set; }
}

internal sealed class VillagePlan
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required TownshipPlan Township { get; init; }

    /// <summary>Whether this is a community of a subdistrict, whose grids are urban.</summary>
    public required bool IsUrban { get; init; }

    public required int Population { get; init; }

    public required double Longitude { get; init; }

    public required double Latitude { get; init; }

    public bool IsPoor { get; init; }

    /// <summary>Whether the village was merged after 2019: it has rows of 2019, but no present residents or grids.</summary>
    public bool IsEnded { get; init; }

    public List<Grid> Grids { get; } = [];

    public List<Resident> Residents { get; } = [];

    /// <summary>The adult residents in the order in which they receive roles.</summary>
    public List<Resident> Adults { get; } = [];

    public int NextAdult { get; set; }

    public long CommitteeOrgId { get; set; }

    /// <summary>The village's own branch or general branch.</summary>
    public BranchPlan Branch { get; set; } = null!;

    public List<long> CadreIds { get; } = [];

    /// <summary>Takes an adult resident who has no exclusive role, and marks the resident as taken.</summary>
    public Resident TakeAdult(Func<Resident, bool>? fits = null)
    {
        for (var i = NextAdult; i < Adults.Count; i++)
        {
            var adult = Adults[i];
            if (adult.IsTaken || !(fits?.Invoke(adult) ?? true))
                continue;
            adult.IsTaken = true;
            while (NextAdult < Adults.Count && Adults[NextAdult].IsTaken)
                NextAdult++;
            return adult;
        }

        throw new InvalidOperationException($"{Code} has no resident left for a further role.");
    }
}

/// <summary>The county's divisions for the generators.</summary>
internal sealed class Places
{
    public List<TownshipPlan> Townships { get; } = [];

    /// <summary>The present villages and communities.</summary>
    public List<VillagePlan> Villages { get; } = [];

    /// <summary>The village of 2019 that was merged later.</summary>
    public VillagePlan Ended { get; set; } = null!;

    public Dictionary<string, VillagePlan> ByCode { get; } = [];

    public TownshipPlan Liantang => Townships.First(t => t.Code == Article.Liantang);

    public IEnumerable<VillagePlan> Rural => Villages.Where(v => !v.IsUrban);

    public IReadOnlyList<VillagePlan> Urban => [.. Villages.Where(v => v.IsUrban)];

    public VillagePlan Find(string township, string name) => Villages.First(v => v.Township.Name == township && v.Name == name);

    /// <summary>Draws a village with a probability proportional to its population.</summary>
    public VillagePlan Draw(Random random)
    {
        var at = Array.BinarySearch(Cumulative, random.Next(Cumulative[^1]));
        return Villages[at < 0 ? ~at : at + 1];
    }

    private int[] Cumulative => cumulative ??= [.. Villages.Select((v, i) => Villages.Take(i + 1).Sum(x => x.Population))];

    private int[]? cumulative;
}
