using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Assistance;

[Dataset(Network.Assist, "“九个清零”问题项", "Clearance item: a problem on one of the nine lists to be cleared", Owner = Departments.Agriculture,
    Updates = UpdateCycle.Weekly, RowClass = AccessClass.Biz, Note = "The article does not name the nine categories.")]
[TownshipScope(nameof(VillageCode))]
[EmptyScope(RowScope.Park, "Items concern villages and households, not parks.")]
[CaseScope("The department that is assigned to the household's case.")]
[Indexed(nameof(VillageCode), nameof(Status), nameof(FoundDate))]
public sealed class ClearanceItem
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ItemId { get; init; }

    [Field("清零类别(1–9)", "Number of the list, 1 to 9", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required int Category { get; init; }

    [Field("村", "Village", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "clearanceItems", ReverseChinese = "清零问题", ReverseEnglish = "Clearance items in the region")]
    public required string VillageCode { get; init; }

    [Field("涉及户", "Household concerned", AccessClass.Need, Sensitivity.Personal, Mask = Mask.Null, Scalar = Scalar.Id)]
    [Link("AssistedHousehold", Reverse = "clearanceItems", ReverseChinese = "清零问题", ReverseEnglish = "Clearance items of the household")]
    public long? HouseholdId { get; init; }

    [Field("发现日期", "Date on which it was found", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateOnly FoundDate { get; init; }

    [Field("清零日期", "Date on which it was cleared", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? ClearedDate { get; init; }

    [Field("状态", "State of the clearance", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required ClearanceStatus Status { get; init; }
}

/// <summary>清零状态.</summary>
public enum ClearanceStatus
{
    [Term("发现", "Found")] Found,
    [Term("整改中", "Being put right")] Rectifying,
    [Term("清零", "Cleared")] Cleared,
    [Term("反弹", "Relapsed")] Rebound,
}
