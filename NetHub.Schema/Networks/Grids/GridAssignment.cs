using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "一格三员", "Grid officer: who holds one of the three posts of a grid", Owner = Departments.PoliticsAndLaw,
    Sharing = SharingType.Unconditional, Updates = UpdateCycle.Daily, RowClass = AccessClass.Ref,
    Note = "Exactly one active row for each grid and post; 997 × 3 = 2991 when fully staffed (facts.md D02).")]
[TownshipScope(nameof(GridCode))]
[CaseScope("A mediator's appraisal that is assigned to the justice bureau.")]
[Indexed(nameof(GridCode), nameof(PostType))]
[ExpectCount("V-G2", nameof(GridCode), Least = 1, Most = 1, Where = nameof(PostType), Is = "GRID_WORKER")]
[ExpectCount("V-G2", nameof(GridCode), Least = 1, Most = 1, Where = nameof(PostType), Is = "POLICE")]
[ExpectCount("V-G2", nameof(GridCode), Least = 1, Most = 1, Where = nameof(PostType), Is = "MEDIATOR")]
[ExpectCount("V-G2", nameof(PersonId), Most = 12)]
public sealed class GridAssignment
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long AssignmentId { get; init; }

    [Field("网格", "Code of the grid served", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.GridCode, Key = true)]
    [Link("Grid", Reverse = "officers", ReverseChinese = "网格三员", ReverseEnglish = "The grid's three officers")]
    public required string GridCode { get; init; }

    [Field("岗位", "Post: grid worker, police officer or mediator", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Key = true)]
    public required GridPost PostType { get; init; }

    [Field("人员", "The person who holds the post", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", PersonName = nameof(StaffName), Reverse = "gridAssignments",
        ReverseChinese = "担任的网格岗位", ReverseEnglish = "Grid posts that the person holds")]
    public required long PersonId { get; init; }

    [Field("姓名(网格公示牌)", "Name, as posted on the grid board", AccessClass.Duty, Sensitivity.Public, Mask = Mask.None)]
    public required string StaffName { get; init; }

    [Field("履职电话", "Duty phone", AccessClass.Duty, Sensitivity.Public, Mask = Mask.None)]
    public string? DutyPhone { get; init; }

    [Field("所在单位", "Organisation that employs the officer", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Organization", Name = "employer")]
    public long? EmployerOrgId { get; init; }

    [Field("是否党员(标识)", "Whether the officer is a Party member", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null,
        Owner = Departments.Organization, Sharing = SharingType.Conditional)]
    public bool? IsPartyMember { get; init; }

    [Field("上岗日期", "First day in the post", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None)]
    public required DateOnly ValidFrom { get; init; }

    [Field("离岗日期", "First day no longer in the post", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? ValidTo { get; init; }

    [Field("考核分", "Assessment score, 0 to 100", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.Null)]
    [Within(0, 100)]
    public decimal? AssessmentScore { get; init; }

    [Field("补贴(元/月)", "Allowance, yuan a month", AccessClass.Pay, Sensitivity.Personal, Mask = Mask.Amount,
        Sharing = SharingType.Conditional)]
    public decimal? AllowanceMonthly { get; init; }
}

/// <summary>一格三员: the three posts of a grid.</summary>
public enum GridPost
{
    [Term("网格员", "Grid worker")] GridWorker,
    [Term("警务员", "Police officer")] Police,
    [Term("调解员", "Mediator")] Mediator,
}
