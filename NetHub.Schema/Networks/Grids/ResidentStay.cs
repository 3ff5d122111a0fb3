using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "实有人口居住记录", "Resident's stay: where a person actually lives, and as what", Owner = Departments.PoliticsAndLaw,
    Updates = UpdateCycle.Weekly, RowClass = AccessClass.Name,
    Note = "The actual-population module of GB/T 31000 reduced to what the networks need.")]
[TownshipScope(nameof(GridCode))]
[ParkScope(nameof(GridCode))]
[CaseScope("Opens with the case, event or order whose requester or party lives there.")]
[Indexed(nameof(GridCode), nameof(StayType))]
[CaseWith(nameof(PersonId))]
public sealed class ResidentStay
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long StayId { get; init; }

    [Field("人员", "The resident", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("Person", Reverse = "residentStays", ReverseChinese = "居住记录", ReverseEnglish = "Where the person lives or lived")]
    [Subject(SubjectKind.Person)]
    public required long PersonId { get; init; }

    [Field("住址", "Address of the dwelling", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Address, Scalar = Scalar.Id)]
    [Link("Address")]
    public required long AddressId { get; init; }

    [Field("网格", "Grid of the dwelling", AccessClass.Name, Sensitivity.Personal, Mask = Mask.Region, Scalar = Scalar.GridCode)]
    [Link("Grid", Reverse = "residentStays", ReverseChinese = "实有人口", ReverseEnglish = "Residents of the grid")]
    public required string GridCode { get; init; }

    [Field("人口类别", "Kind of resident", AccessClass.Name, Sensitivity.Personal, Mask = Mask.Null)]
    public required StayType StayType { get; init; }

    [Field("与户主关系", "Relationship to the head of the household", AccessClass.Name, Sensitivity.Personal, Mask = Mask.Null,
        CodeList = "Relationship")]
    public string? RelationToHead { get; init; }

    [Field("居住起", "First day of living there", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Null)]
    public DateOnly? Since { get; init; }

    [Field("最近核实时间", "When a grid officer last verified the stay", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required DateTimeOffset VerifiedAt { get; init; }

    [Field("核实网格员", "Post of the grid officer who verified it", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None,
        Scalar = Scalar.Id)]
    [Link("GridAssignment", Name = "verifier")]
    public long? VerifiedBy { get; init; }
}

/// <summary>人口类别 of GB/T 31000-2015.</summary>
public enum StayType
{
    [Term("户籍人口", "Registered here")] Registered,
    [Term("流动人口", "Registered elsewhere")] Floating,
    [Term("人户分离", "Lives apart from the registered address")] Separated,
    [Term("境外人员", "From abroad")] Overseas,
    [Term("留守人员", "Left behind")] LeftBehind,
}
