using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Assistance;

[Dataset(Network.Assist, "结对帮扶(“4321”)", "Pair assistance: the official responsible for a household", Owner = Departments.Agriculture,
    Updates = UpdateCycle.Monthly, RowClass = AccessClass.Name, Note = "Nearly 7,000 officials paired with all poor households.")]
[TownshipScope(nameof(HouseholdId))]
[EmptyScope(RowScope.Park, "Pairs concern households in villages, not parks.")]
[CaseScope("The department that is assigned to the household's case.")]
[OneAtATime(nameof(HouseholdId))]
[ExpectCount("V-A2", nameof(HouseholdId), Least = 1)]
[ExpectCount("V-A2", nameof(ResponsiblePersonId), Most = 4, Where = nameof(Tier), Is = "4")]
[ExpectCount("V-A2", nameof(ResponsiblePersonId), Most = 3, Where = nameof(Tier), Is = "3")]
[ExpectCount("V-A2", nameof(ResponsiblePersonId), Most = 2, Where = nameof(Tier), Is = "2")]
[ExpectCount("V-A2", nameof(ResponsiblePersonId), Most = 1, Where = nameof(Tier), Is = "1")]
public sealed class PairAssistance
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long PairId { get; init; }

    [Field("帮扶户", "Household assisted", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("AssistedHousehold", Reverse = "pairings", ReverseChinese = "结对帮扶", ReverseEnglish = "Officials paired with the household")]
    [Subject(SubjectKind.Household)]
    public required long HouseholdId { get; init; }

    [Field("帮扶责任人", "Official responsible", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", Name = "responsible", PersonName = nameof(ResponsibleName), Reverse = "pairAssistances", ReverseChinese = "结对帮扶",
        ReverseEnglish = "Households that the official is paired with")]
    public required long ResponsiblePersonId { get; init; }

    [Field("帮扶责任人姓名", "Name of the official, as posted on the household's card", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None)]
    public required string ResponsibleName { get; init; }

    [Field("责任人单位", "Organisation of the official", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Organization", Name = "responsibleOrganization", Reverse = "pairAssistances", ReverseChinese = "结对帮扶",
        ReverseEnglish = "Pairs that its officials are responsible for")]
    public required long ResponsibleOrgId { get; init; }

    [Field("帮扶层级(4/3/2/1户)", "Number of households for the official's rank, 4 to 1", AccessClass.Biz, Sensitivity.Internal,
        Mask = Mask.None)]
    [Within(1, 4)]
    public required int Tier { get; init; }

    [Field("走访次数", "Number of visits so far", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required int VisitCount { get; init; }

    [Field("最近走访", "Date of the last visit", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? LastVisitDate { get; init; }

    [Field("走访记录", "Notes on the visits", AccessClass.Need, Sensitivity.Sensitive, Mask = Mask.Null, Scalar = Scalar.Text)]
    public string? VisitNote { get; init; }
}
