using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.CivilizationPractice;

[Dataset(Network.Civil, "注册志愿者", "Registered volunteer", Owner = Departments.Publicity, Updates = UpdateCycle.Daily,
    RowClass = AccessClass.Vol,
    Condition = "志愿者信息未经本人同意不得公开(志愿服务条例第二十一条)。Information on a volunteer is not made public without consent.",
    Note = "Over 130,000. Information on a volunteer may not be disclosed without consent (志愿服务条例).")]
[TownshipScope(nameof(RegisteredRegionCode))]
[OwnScope("The department's own volunteers: Party members for ORG, members of teams that it hosts for YLC.")]
[Indexed(nameof(RegisteredRegionCode), nameof(StarLevel))]
[MakesOwn(nameof(PersonId), Departments.Publicity, nameof(Status), "REGISTERED", "ACTIVE", "DORMANT")]
public sealed class Volunteer
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long VolunteerId { get; init; }

    [Field("志愿者统一编号", "Volunteer number, used in place of the identity number", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Token,
        Key = true)]
    public required string VolunteerNo { get; init; }

    [Field("人员", "The person", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", Reverse = "volunteers", ReverseChinese = "志愿者", ReverseEnglish = "The person as a volunteer")]
    [Subject(SubjectKind.Person)]
    public required long PersonId { get; init; }

    [Field("注册时间", "When the volunteer registered", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Generalise)]
    public required DateTimeOffset RegisteredAt { get; init; }

    [Field("注册区划(到乡镇)", "Township of registration", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "volunteers", ReverseChinese = "注册志愿者", ReverseEnglish = "Volunteers registered in the region")]
    public required string RegisteredRegionCode { get; init; }

    [Field("专业技能", "Skills that the volunteer offers", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.None)]
    public IReadOnlyList<string>? Skills { get; init; }

    [Field("服务意向", "Categories of service that the volunteer wishes to give", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.None,
        CodeList = "ServiceCategory")]
    public IReadOnlyList<string>? ServiceCategories { get; init; }

    [Field("党员志愿者标识", "Whether the volunteer is a Party member", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null,
        Owner = Departments.Organization)]
    public bool? IsPartyMember { get; init; }

    [Field("累计服务时长", "Hours of service in total", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Null)]
    public required decimal TotalHours { get; init; }

    [Field("星级", "Star level, 0 to 5, for 100, 300, 600, 1000 and 1500 hours", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.None)]
    public int? StarLevel { get; init; }

    [Field("同意公开范围", "What the volunteer has agreed to publish", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Null)]
    public required IReadOnlyList<string> PublicConsent { get; init; }

    [Field("状态", "Status of the registration", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.None)]
    public required VolunteerStatus Status { get; init; }
}

/// <summary>志愿者注册状态.</summary>
public enum VolunteerStatus
{
    [Term("已注册", "Registered")] Registered,
    [Term("活跃", "Active")] Active,
    [Term("休眠", "Dormant")] Dormant,
    [Term("注销", "Cancelled")] Cancelled,
}
