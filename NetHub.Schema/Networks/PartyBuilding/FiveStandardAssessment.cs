using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "党支部“五化”建设评估", "Assessment of a branch against the five standards", Owner = Departments.Organization,
    Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Eval, Note = "The five dimensions of 湘组发〔2018〕6号.")]
[TownshipScope(nameof(PartyOrgId))]
[ParkScope(nameof(PartyOrgId))]
[CaseScope("The weak or lax organisations that a county leader has been put in charge of.")]
[Indexed(nameof(PartyOrgId), nameof(Period))]
public sealed class FiveStandardAssessment
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long AssessmentId { get; init; }

    [Field("党支部", "Branch assessed", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    [Link("PartyOrganization", Reverse = "assessments", ReverseChinese = "五化评估", ReverseEnglish = "Assessments of the branch")]
    public required long PartyOrgId { get; init; }

    [Field("评估期", "Period of the assessment", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Period, Key = true)]
    public required string Period { get; init; }

    [Field("支部设置标准化", "Score for standard set-up, 0 to 100", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public required decimal SetupScore { get; init; }

    [Field("组织生活正常化", "Score for regular organisational life, 0 to 100", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public required decimal LifeScore { get; init; }

    [Field("管理服务精细化", "Score for careful management and service, 0 to 100", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public required decimal ServiceScore { get; init; }

    [Field("工作制度体系化", "Score for systematic rules of work, 0 to 100", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public required decimal SystemScore { get; init; }

    [Field("阵地建设规范化", "Score for well-kept premises, 0 to 100", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public required decimal VenueScore { get; init; }

    [Field("达标", "Whether the branch meets the standards", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public required bool Passed { get; init; }

    [Field("问题清单", "List of problems found", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.Null, Scalar = Scalar.Text)]
    public string? Issues { get; init; }
}
