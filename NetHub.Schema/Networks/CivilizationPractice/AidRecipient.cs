using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.CivilizationPractice;

[Dataset(Network.Civil, "受助人", "Recipient of a delivery of care items", Owner = Departments.Publicity, Updates = UpdateCycle.Irregular,
    RowClass = AccessClass.Minor, Note = "Children in hardship: the strictest routine row of the network.")]
[TownshipScope(nameof(DeliveryId))]
[CaseScope("The department, or township, that is assigned to the child's case.")]
[RecordKey(nameof(DeliveryId), nameof(PersonId))]
public sealed class AidRecipient
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long RecipientId { get; init; }

    [Field("发放批次", "Delivery", AccessClass.Minor, Sensitivity.Sensitive, Mask = Mask.Null, Scalar = Scalar.Id, Key = true)]
    [Link("AidDelivery", Reverse = "recipients", ReverseChinese = "受助人", ReverseEnglish = "Recipients of the delivery")]
    public required long DeliveryId { get; init; }

    [Field("受助人", "Recipient", AccessClass.Minor, Sensitivity.Sensitive, Mask = Mask.Null, Scalar = Scalar.Id)]
    [Link("Person")]
    [Subject(SubjectKind.Person)]
    public required long PersonId { get; init; }

    [Field("困难原因", "Reason of the hardship", AccessClass.Need, Sensitivity.Sensitive, Mask = Mask.Null, Owner = Departments.CivilAffairs)]
    public string? HardshipReason { get; init; }

    [Field("监护人", "Name of the guardian", AccessClass.Minor, Sensitivity.Sensitive, Mask = Mask.Null)]
    public string? GuardianName { get; init; }

    [Field("监护人同意(影像/公开)", "Whether the guardian agreed to pictures and publication", AccessClass.Minor, Sensitivity.Sensitive,
        Mask = Mask.Null)]
    public required bool GuardianConsent { get; init; }
}
