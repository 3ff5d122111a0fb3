using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.CivilizationPractice;

[Dataset(Network.Civil, "关爱物资发放(温暖包等)", "Delivery of care items, such as winter parcels", Owner = Departments.Publicity,
    Sharing = SharingType.Unconditional, Updates = UpdateCycle.Irregular, RowClass = AccessClass.Ref)]
[TownshipScope(nameof(ActivityId))]
public sealed class AidDelivery
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true,
        Sharing = SharingType.Conditional)]
    public long DeliveryId { get; init; }

    [Field("活动", "Activity in which it was delivered", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None, Scalar = Scalar.Id)]
    [Link("VolunteerActivity", Reverse = "aidDeliveries", ReverseChinese = "物资发放", ReverseEnglish = "Care items delivered in the activity")]
    public required long ActivityId { get; init; }

    [Field("物资名称", "Items delivered", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None)]
    public required string ItemName { get; init; }

    [Field("受助人数", "Number of recipients", AccessClass.Agg, Sensitivity.Public, Mask = Mask.None)]
    public required int RecipientCount { get; init; }

    [Field("学校/单位", "School or organisation where it was delivered", AccessClass.Ref, Sensitivity.Public, Mask = Mask.None,
        Scalar = Scalar.Id)]
    [Link("Organization", Name = "school", Reverse = "aidDeliveries", ReverseChinese = "物资发放",
        ReverseEnglish = "Care items delivered in the school")]
    public long? SchoolOrgId { get; init; }
}
