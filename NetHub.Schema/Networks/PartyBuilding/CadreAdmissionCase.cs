using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "村干部“凡进必审”个案", "Admission case: the vetting of a candidate for a village post", Owner = Departments.Organization,
    Updates = UpdateCycle.Irregular, RowClass = AccessClass.Party,
    Note = "No stage may be skipped; an admission without a by-election is invalid (F045).")]
[TownshipScope(nameof(RegionCode))]
[EmptyScope(RowScope.Park, "Cases concern village posts, not parks.")]
[CaseScope("The departments of the joint review, until the case is decided.")]
[Indexed(nameof(RegionCode), nameof(Stage))]
[CaseWhile(nameof(Stage), "FIRST_REVIEW", "INSPECTION", "SECOND_REVIEW", "PROBATION", "BY_ELECTION", Department = nameof(JointReviewDepts),
    With = [nameof(CandidatePersonId)])]
public sealed class CadreAdmissionCase
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long CaseId { get; init; }

    [Field("村(社区)", "Village or community with the vacancy", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "cadreAdmissionCases", ReverseChinese = "凡进必审个案", ReverseEnglish = "Admission cases in the region")]
    public required string RegionCode { get; init; }

    [Field("空缺岗位", "Vacant post", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required CadrePost VacantPost { get; init; }

    [Field("拟任人选", "Candidate", AccessClass.Party, Sensitivity.Personal, Mask = Mask.Null, Scalar = Scalar.Id)]
    [Link("Person", Name = "candidate")]
    [Subject(SubjectKind.Person)]
    public required long CandidatePersonId { get; init; }

    [Field("环节", "Stage that the case has reached", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required AdmissionStage Stage { get; init; }

    [Field("各环节意见", "Opinions of all stages: a list of objects with the members stage, decidedOn, department, passed and opinion",
        AccessClass.Eval, Sensitivity.Sensitive, Mask = Mask.Null, Scalar = Scalar.Json)]
    public required string StageHistory { get; init; }

    [Field("联审部门", "Codes of the departments in the joint review", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.DepartmentCode)]
    public IReadOnlyList<string>? JointReviewDepts { get; init; }

    [Field("联审结论(通过/不通过)", "Whether the joint review was passed; never what it found", AccessClass.Eval, Sensitivity.Sensitive,
        Mask = Mask.Null)]
    public bool? JointReviewResult { get; init; }
}

/// <summary>凡进必审环节: stages of an admission case.</summary>
public enum AdmissionStage
{
    [Term("初审", "First review")] FirstReview,
    [Term("考察", "Inspection")] Inspection,
    [Term("复审", "Second review")] SecondReview,
    [Term("试用", "Probation")] Probation,
    [Term("补选", "By-election")] ByElection,
    [Term("准入", "Admitted")] Admitted,
    [Term("未通过", "Rejected")] Rejected,
}
