using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "支部—网格联建", "Branch and grid: which Party branch or group is built on which grid", Owner = Departments.Organization,
    Sharing = SharingType.Unconditional, Updates = UpdateCycle.Monthly, RowClass = AccessClass.Ref,
    Note = "Every active grid has at least one active link of type BUILT_ON or RESPONSIBLE.")]
[TownshipScope(nameof(GridCode))]
public sealed class BranchGridLink
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long LinkId { get; init; }

    [Field("网格", "Grid that the branch serves", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.GridCode,
        Key = true)]
    [Link("Grid", Reverse = "branchLinks", ReverseChinese = "联建支部", ReverseEnglish = "Party branches linked to the grid")]
    public required string GridCode { get; init; }

    [Field("党支部/党小组", "Party branch or group", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    [Link("PartyOrganization", Reverse = "gridLinks", ReverseChinese = "联建网格", ReverseEnglish = "Grids linked to the branch")]
    public required long PartyOrgId { get; init; }

    [Field("联建方式", "How branch and grid are linked", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required BranchGridLinkType LinkType { get; init; }

    [Field("起", "First day of the link", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required DateOnly ValidFrom { get; init; }

    [Field("止", "First day no longer linked", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public DateOnly? ValidTo { get; init; }
}

/// <summary>联建方式: how a branch and a grid are linked.</summary>
public enum BranchGridLinkType
{
    [Term("支部建在网格上", "Branch built on the grid")] BuiltOn,
    [Term("支部包联", "Branch responsible for the grid")] Responsible,
    [Term("联合共建", "Built together")] CoBuilt,
}
