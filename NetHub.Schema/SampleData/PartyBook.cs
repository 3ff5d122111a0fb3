using NetHub.Schema.Networks.PartyBuilding;

namespace NetHub.Schema.SampleData;

/// <summary>A Party organisation while its members are still being counted.</summary>
internal sealed class BranchPlan
{
    public required long Id { get; init; }

    /// <summary>A code with three digits per level, so that all subordinate organisations share its prefix.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required PartyOrgType Type { get; init; }

    public required string RegionCode { get; init; }

    public BranchPlan? Parent { get; init; }

    public long? HostOrgId { get; init; }

    /// <summary>The source of the organisation's members.</summary>
    public VillagePlan? Village { get; init; }

    /// <summary>The numbers of full and probationary members.</summary>
    public int Size { get; init; }

    public long? ParkId { get; init; }

    public bool IsDissolved { get; init; }

    public int Children { get; set; }

    public List<MemberPlan> Members { get; } = [];

    public MemberPlan? Secretary => Members.Count > 0 ? Members[0] : null;

    /// <summary>The secretary of a committee or general branch, who is a member of a different branch.</summary>
    public Resident? Head { get; set; }

    /// <summary>The person responsible for the organisation.</summary>
    public Resident? Leader => Head ?? Secretary?.Person;
}

/// <summary>A member, or a person on the way to membership.</summary>
internal sealed record MemberPlan(long Id, Resident Person, BranchPlan Branch, MembershipStage Stage, bool IsInService);

internal sealed class PartyBook
{
    public List<BranchPlan> Organizations { get; } = [];

    public List<MemberPlan> Members { get; } = [];

    public BranchPlan Root => Organizations[0];

    public BranchPlan ParkCommittee { get; set; } = null!;

    public BranchPlan SecondParkCommittee { get; set; } = null!;

    public BranchPlan SmelterBranch { get; set; } = null!;

    /// <summary>The organisation that covers each enterprise of a park.</summary>
    public Dictionary<long, BranchPlan> ByEnterprise { get; } = [];

    public HashSet<BranchPlan> Demonstration { get; } = [];

    /// <summary>The organisations that are or were on the list of weak or lax ones, and whether they still are.</summary>
    public Dictionary<BranchPlan, bool> Weak { get; } = [];

    /// <summary>The branches of villages and communities.</summary>
    public IEnumerable<BranchPlan> VillageBranches =>
        Organizations.Where(o => o.Village is { } v && o.HostOrgId == v.CommitteeOrgId && o.ParkId is null);

    /// <summary>The branches built on or responsible for a grid.</summary>
    public Dictionary<string, BranchPlan> ByGrid { get; } = [];

    public BranchPlan Branch(string name) => Organizations.First(o => o.Name == name);
}
