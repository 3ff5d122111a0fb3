using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "村干部", "Village cadre: who holds a post in a village or community", Owner = Departments.Organization,
    Updates = UpdateCycle.Monthly, RowClass = AccessClass.Ref, Note = "Fixed posts, fixed numbers, fixed duties.")]
[TownshipScope(nameof(RegionCode))]
[EmptyScope(RowScope.Park, "Cadres serve villages, not parks.")]
[CaseScope("The villages that a county leader has been put in charge of.")]
[Indexed(nameof(RegionCode), nameof(Post))]
[ExpectShare("V-P6", nameof(BasicPayMonthly), 0.9, nameof(RegionCode), nameof(Post), "SECRETARY", nameof(LeftDate))]
public sealed class VillageCadre
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long CadreId { get; init; }

    [Field("人员", "The cadre", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", PersonName = nameof(Name), Reverse = "villageCadrePosts", ReverseChinese = "村干部任职",
        ReverseEnglish = "Village posts that the person holds or held")]
    [Subject(SubjectKind.Person)]
    public required long PersonId { get; init; }

    [Field("姓名(履职公示)", "Name, as published", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None, Sharing = SharingType.Unconditional)]
    public required string Name { get; init; }

    [Field("村(社区)", "Village or community served", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.RegionCode,
        Sharing = SharingType.Unconditional)]
    [Link("Region", Reverse = "villageCadres", ReverseChinese = "村干部", ReverseEnglish = "Cadres of the villages in the region")]
    public required string RegionCode { get; init; }

    [Field("岗位", "Post", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None, Sharing = SharingType.Unconditional)]
    public required CadrePost Post { get; init; }

    [Field("定员(定编)干部", "Whether the post is within the fixed number", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required bool IsQuotaPost { get; init; }

    [Field("履职电话", "Duty phone", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None, Sharing = SharingType.Unconditional)]
    public string? DutyPhone { get; init; }

    [Field("任职日期", "Date of appointment", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateOnly AppointedDate { get; init; }

    [Field("离任日期", "Date of leaving the post", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? LeftDate { get; init; }

    [Field("基本报酬(元/月)", "Basic pay, yuan a month; secretaries 3240, others nine tenths of it", AccessClass.Pay, Sensitivity.Personal,
        Mask = Mask.Amount)]
    public required decimal BasicPayMonthly { get; init; }

    [Field("“十个坚持/十个不准”执行情况", "Record against the ten commitments and ten prohibitions", AccessClass.Eval, Sensitivity.Sensitive,
        Mask = Mask.Null, Scalar = Scalar.Text)]
    public string? ConductRecord { get; init; }
}

/// <summary>村干部岗位.</summary>
public enum CadrePost
{
    [Term("书记", "Secretary")] Secretary,
    [Term("主任", "Director")] Director,
    [Term("副职", "Deputy")] Deputy,
    [Term("文书", "Clerk")] Clerk,
    [Term("委员", "Committee member")] Committee,
}
