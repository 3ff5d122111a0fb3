using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.PartyBuilding;

[Dataset(Network.Party, "软弱涣散党组织整顿", "Rectification of a weak or lax Party organisation", Owner = Departments.Organization,
    Updates = UpdateCycle.Quarterly, RowClass = AccessClass.Eval, Note = "The list itself is a sensitive internal evaluation.")]
[TownshipScope(nameof(PartyOrgId))]
[ParkScope(nameof(PartyOrgId))]
[CaseScope("The organisations whose rectification a county leader has been put in charge of.")]
[Indexed(nameof(Status), nameof(ListedDate))]
[InOrder(nameof(ListedDate), nameof(ClearedDate))]
public sealed class WeakOrgRectification
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long RectificationId { get; init; }

    [Field("党组织", "Party organisation on the list", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("PartyOrganization", Reverse = "rectifications", ReverseChinese = "整顿记录", ReverseEnglish = "Rectifications of the organisation")]
    public required long PartyOrgId { get; init; }

    [Field("列入日期", "Date of listing", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public required DateOnly ListedDate { get; init; }

    [Field("软弱涣散情形", "Circumstances for which it was listed", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public required IReadOnlyList<string> CauseCodes { get; init; }

    [Field("包联县级领导", "County leader in charge", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public string? ResponsibleLeader { get; init; }

    [Field("整顿措施", "Measures taken", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.Null, Scalar = Scalar.Text)]
    public string? Measures { get; init; }

    [Field("状态(整顿中/销号/反弹)", "State of the rectification", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public required RectifyStatus Status { get; init; }

    [Field("销号日期", "Date of removal from the list", AccessClass.Eval, Sensitivity.Internal, Mask = Mask.None)]
    public DateOnly? ClearedDate { get; init; }
}

/// <summary>整顿状态.</summary>
public enum RectifyStatus
{
    [Term("列入", "Listed")] Listed,
    [Term("整顿中", "Under rectification")] Rectifying,
    [Term("销号", "Cleared")] Cleared,
    [Term("反弹", "Relapsed")] Rebound,
}
