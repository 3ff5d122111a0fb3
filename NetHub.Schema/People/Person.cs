using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.People;

[Dataset(Network.Shared, "自然人(人员主索引)", "Person: the one golden row of a natural person", Owner = Departments.PublicSecurity,
    Updates = UpdateCycle.Daily, RowClass = AccessClass.Name,
    Note = "Networks keep no copy of identity fields; they point here. A merge of rows is reversible and never raises what a " +
    "department can see.")]
[TownshipScope(nameof(ResidenceRegionCode))]
[ParkScope]
[OwnScope("A department's own people: Party roles for ORG, registered volunteers for PUB, park staff for PRK, veterans for VET, members " +
    "of teams it hosts for YLC.", IsByRegistration = false)]
[CaseScope("Opens with the case, event or order whose requester or party the person is.")]
[Gate(nameof(IsMinor), Class = AccessClass.Minor, Reason = "Persons under 14 are seen only by those who protect or serve them.")]
[IdNumberAgrees(nameof(IdNumber), nameof(BirthDate), nameof(SexCode), Name = nameof(Name), FormerName = nameof(FormerName))]
[InOrder(nameof(BirthDate), nameof(DeathDate))]
[Indexed(nameof(Name))]
[Indexed(nameof(ResidenceRegionCode), nameof(AgeBand), nameof(SexCode))]
public sealed class Person
{
    [Field("人员主索引号(内部代理键)", "Person key: a random surrogate, never derived from the identity number", AccessClass.Gov, Sensitivity.Internal,
        Mask = Mask.None, Scalar = Scalar.Id, Key = true, Owner = Departments.Data)]
    [Subject(SubjectKind.Person)]
    public long PersonId { get; init; }

    [Field("证件类型代码", "Type of identity document; 111 is the resident identity card", AccessClass.Idn, Sensitivity.Internal,
        Mask = Mask.None, CodeList = "IdType")]
    public required string IdType { get; init; }

    [Field("公民身份号码", "Resident identity number, 18 characters", AccessClass.Idn, Sensitivity.Sensitive, Mask = Mask.Id,
        Scalar = Scalar.IdNumber, Key = true, Encrypted = true)]
    public string? IdNumber { get; init; }

    [Field("证件号匹配散列", "Keyed digest of the identity number for matching; never leaves the hub", AccessClass.Idn, Sensitivity.Sensitive,
        Mask = Mask.Null, Owner = Departments.Data, Sharing = SharingType.Restricted,
        LegalBasis = "个人信息保护法 第6条 (minimum necessity): the digest serves matching inside the hub only; to be confirmed by the owner")]
    [Derived(nameof(IdNumber), Derivation.Digest)]
    public required string IdNumberDigest { get; init; }

    [Field("姓名", "Name as registered by public security", AccessClass.Name, Sensitivity.Personal, Mask = Mask.Name)]
    public required string Name { get; init; }

    [Field("曾用名", "Former name", AccessClass.Idn, Sensitivity.Personal, Mask = Mask.Null)]
    public string? FormerName { get; init; }

    [Field("性别代码", "Sex", AccessClass.Name, Sensitivity.Personal, Mask = Mask.None, CodeList = "SexCode")]
    public required string SexCode { get; init; }

    [Field("出生日期", "Date of birth", AccessClass.Idn, Sensitivity.Personal, Mask = Mask.Birth)]
    public required DateOnly BirthDate { get; init; }

    [Field("年龄段(5岁)", "Age band of 5 years, such as 35-39", AccessClass.Name, Sensitivity.Personal, Mask = Mask.None,
        Owner = Departments.Data)]
    [Derived(nameof(BirthDate), Derivation.AgeBand)]
    public required string AgeBand { get; init; }

    [Field("民族代码", "Ethnic group", AccessClass.Name, Sensitivity.Personal, Mask = Mask.Generalise, CodeList = "EthnicCode")]
    public string? EthnicCode { get; init; }

    [Field("学历代码", "Highest education completed", AccessClass.Name, Sensitivity.Personal, Mask = Mask.Null, CodeList = "Education")]
    public string? EducationCode { get; init; }

    [Field("婚姻状况代码", "Marital status", AccessClass.Idn, Sensitivity.Personal, Mask = Mask.Null, CodeList = "MaritalStatus",
        Owner = Departments.CivilAffairs)]
    public string? MaritalStatusCode { get; init; }

    [Field("政治面貌代码", "Political status", AccessClass.Party, Sensitivity.Sensitive, Mask = Mask.Null, CodeList = "PoliticalStatus",
        Owner = Departments.Organization)]
    public string? PoliticalStatusCode { get; init; }

    [Field("手机号", "Private mobile number", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Phone, Scalar = Scalar.MobileNumber)]
    public string? Mobile { get; init; }

    [Field("户籍地区划(到村)", "Village of household registration", AccessClass.Name, Sensitivity.Personal, Mask = Mask.Region,
        Scalar = Scalar.RegionCode)]
    [Link("Region")]
    public string? HukouRegionCode { get; init; }

    [Field("现住地区划(到村)", "Village of present residence", AccessClass.Name, Sensitivity.Personal, Mask = Mask.Region,
        Scalar = Scalar.RegionCode, Owner = Departments.PoliticsAndLaw)]
    [Link("Region", Reverse = "residents", ReverseChinese = "现住居民", ReverseEnglish = "Persons who live in the region")]
    public string? ResidenceRegionCode { get; init; }

    [Field("现住址", "Present home address", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Address, Scalar = Scalar.Id,
        Owner = Departments.PoliticsAndLaw)]
    [Link("Address")]
    public long? ResidenceAddressId { get; init; }

    [Field("是否未满14周岁", "Whether the person is under 14, derived daily from the date of birth", AccessClass.Minor, Sensitivity.Personal,
        Mask = Mask.Null, Owner = Departments.Data)]
    [Derived(nameof(BirthDate), Derivation.IsUnder14)]
    public required bool IsMinor { get; init; }

    [Field("退役军人标识", "Whether the person is a veteran", AccessClass.Need, Sensitivity.Sensitive, Mask = Mask.Null,
        Owner = Departments.Veterans)]
    public bool? IsVeteran { get; init; }

    [Field("死亡日期", "Date of death", AccessClass.Idn, Sensitivity.Personal, Mask = Mask.Null)]
    public DateOnly? DeathDate { get; init; }

    [Field("身份归并置信度", "Confidence that the merged rows are one person, 0 to 1", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None,
        Owner = Departments.Data)]
    [Derived(nameof(IdNumber), Derivation.Certain)]
    [Within(0, 1)]
    public required decimal MatchConfidence { get; init; }

    [Field("归并后主索引", "Person that this row was merged into", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id,
        Owner = Departments.Data)]
    [Link("Person")]
    public long? MergedIntoId { get; init; }
}
