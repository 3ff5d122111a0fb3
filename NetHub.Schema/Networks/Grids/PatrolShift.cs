using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "平安守护巡夜", "Night patrol shift of a volunteer project in a grid", Owner = Departments.PoliticsAndLaw,
    Sharing = SharingType.Unconditional, Updates = UpdateCycle.Weekly, RowClass = AccessClass.Ref,
    Note = "The project belongs to civilization practice, the shift to the grid.")]
[TownshipScope(nameof(GridCode))]
[ParkScope(nameof(GridCode))]
[CaseScope("Shifts whose findings were dispatched to the department.")]
[Indexed(nameof(GridCode), nameof(ShiftDate))]
public sealed class PatrolShift
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ShiftId { get; init; }

    [Field("志愿项目", "Volunteer project", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("VolunteerProject", Reverse = "patrolShifts", ReverseChinese = "巡夜班次", ReverseEnglish = "Patrol shifts of the project")]
    public required long ProjectId { get; init; }

    [Field("网格", "Grid patrolled", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.GridCode)]
    [Link("Grid", Reverse = "patrolShifts", ReverseChinese = "巡夜班次", ReverseEnglish = "Patrol shifts in the grid")]
    public required string GridCode { get; init; }

    [Field("日期", "Date of the shift", AccessClass.Biz, Sensitivity.Public, Mask = Mask.None)]
    public required DateOnly ShiftDate { get; init; }

    [Field("参与人数", "Number of participants", AccessClass.Agg, Sensitivity.Public, Mask = Mask.None)]
    public required int Participants { get; init; }

    [Field("发现问题数", "Number of problems found", AccessClass.Agg, Sensitivity.Internal, Mask = Mask.None)]
    public required int IssuesFound { get; init; }
}
