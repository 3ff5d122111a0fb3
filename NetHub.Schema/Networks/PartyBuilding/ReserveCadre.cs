using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "村级后备力量", "Reserve cadre: a person being trained for village posts", Owner = Departments.Organization,
    Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Party, Note = "Five kinds of post serve as training.")]
[TownshipScope(nameof(RegionCode))]
[EmptyScope(RowScope.Park, "Reserve cadres are trained in villages, not parks.")]
[CaseScope("Persons in a working procedure that the department is assigned to, such as youth recommendation.")]
[Indexed(nameof(RegionCode), nameof(Status))]
public sealed class ReserveCadre
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long ReserveId { get; init; }

    [Field("人员", "The person", AccessClass.Party, Sensitivity.Personal, Mask = Mask.Null, Scalar = Scalar.Id)]
    [Link("Person")]
    [Subject(SubjectKind.Person)]
    public required long PersonId { get; init; }

    [Field("村", "Village", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.RegionCode)]
    [Link("Region", Reverse = "reserveCadres", ReverseChinese = "后备力量", ReverseEnglish = "Reserve cadres of the villages in the region")]
    public required string RegionCode { get; init; }

    [Field("锻炼岗位", "Post in which the person is trained", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public ReservePost? TrainingPost { get; init; }

    [Field("培养人", "Name of the mentor", AccessClass.Duty, Sensitivity.Internal, Mask = Mask.None)]
    public string? MentorName { get; init; }

    [Field("状态", "Status in the reserve", AccessClass.Biz, Sensitivity.Internal, Mask = Mask.None)]
    public required ReserveStatus Status { get; init; }
}

/// <summary>锻炼岗位: posts in which reserve cadres are trained.</summary>
public enum ReservePost
{
    [Term("辅警", "Auxiliary police")] AuxPolice,
    [Term("护林防火员", "Forest fire warden")] ForestFire,
    [Term("调解员", "Mediator")] Mediator,
    [Term("民兵", "Militia")] Militia,
    [Term("村民小组长", "Leader of a villagers' group")] GroupLeader,
}

/// <summary>后备力量状态.</summary>
public enum ReserveStatus
{
    [Term("推荐", "Nominated")] Nominated,
    [Term("培养", "In training")] Training,
    [Term("上岗锻炼", "In a training post")] Posted,
    [Term("转任", "Admitted to a post")] Admitted,
    [Term("移出", "Removed")] Removed,
}
