using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Assistance;

[Dataset(Network.Assist, "建档立卡脱贫户/监测户", "Assisted household: registered as poor, lifted out of poverty, or monitored",
    Owner = Departments.Agriculture, Updates = UpdateCycle.Monthly, RowClass = AccessClass.Name,
    Note = "Facts on a household's poverty are the most sensitive routine data of the hub.")]
[TownshipScope(nameof(VillageCode))]
[EmptyScope(RowScope.Park, "Households are registered in villages, not parks.")]
[CaseScope("The department that is assigned to the household's case.")]
[Indexed(nameof(VillageCode), nameof(Status), nameof(CauseCode))]
[InOrder(nameof(RegisteredYear), nameof(ExitYear))]
[When(nameof(Status), "LIFTED", NeedsOneOf = [nameof(HasProject), nameof(HasWorker)])]
public sealed class AssistedHousehold
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    [Subject(SubjectKind.Household)]
    public long HouseholdId { get; init; }

    [Field("户编号", "Household number of the national system", AccessClass.Need, Sensitivity.Personal, Mask = Mask.Null, Key = true)]
    public required string HouseholdNo { get; init; }

    [Field("户主", "Head of the household", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", Name = "head", PersonName = nameof(HeadName))]
    public required long HeadPersonId { get; init; }

    [Field("户主姓名", "Name of the head of the household", AccessClass.Name, Sensitivity.Personal, Mask = Mask.Name)]
    public required string HeadName { get; init; }

    [Field("村", "Village of the household", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "assistedHouseholds", ReverseChinese = "帮扶户", ReverseEnglish = "Assisted households in the region")]
    public required string VillageCode { get; init; }

    [Field("家庭人口", "Number of persons in the household", AccessClass.Need, Sensitivity.Personal, Mask = Mask.None)]
    public required int MemberCount { get; init; }

    [Field("识别年度", "Year of registration as poor", AccessClass.Need, Sensitivity.Personal, Mask = Mask.None)]
    public required int RegisteredYear { get; init; }

    [Field("主要致贫原因", "Main cause of poverty", AccessClass.Need, Sensitivity.Sensitive, Mask = Mask.Null, CodeList = "PovertyCause")]
    public required string CauseCode { get; init; }

    [Field("脱贫年度", "Year of leaving poverty", AccessClass.Need, Sensitivity.Personal, Mask = Mask.None)]
    public int? ExitYear { get; init; }

    [Field("状态", "Status of the household", AccessClass.Need, Sensitivity.Sensitive, Mask = Mask.Null)]
    public required HouseholdStatus Status { get; init; }

    [Field("人均可支配收入(元)", "Disposable income per person, yuan a year", AccessClass.Need, Sensitivity.Sensitive, Mask = Mask.Amount)]
    public decimal? IncomePerCapita { get; init; }

    [Field("健康/残疾状况", "Illness or disability in the household", AccessClass.Need, Sensitivity.Sensitive, Mask = Mask.Null,
        Owner = Departments.Health)]
    public string? HealthOrDisability { get; init; }

    [Field("低保/特困标识", "Whether it receives the subsistence allowance or extreme-poverty support", AccessClass.Need, Sensitivity.Sensitive,
        Mask = Mask.Null, Owner = Departments.CivilAffairs)]
    public bool? IsLowIncomeAllowance { get; init; }

    [Field("有产业项目", "Whether it takes part in an industry project", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required bool HasProject { get; init; }

    [Field("有务工人员(一户一工人)", "Whether at least one member has a job", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required bool HasWorker { get; init; }
}

/// <summary>帮扶户状态.</summary>
public enum HouseholdStatus
{
    [Term("未脱贫", "Poor")] Poor,
    [Term("已脱贫", "Lifted out of poverty")] Lifted,
    [Term("监测", "Monitored")] Monitored,
    [Term("清退", "Removed")] Removed,
}
