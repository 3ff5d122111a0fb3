using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.Grids;

[Dataset(Network.Grid, "纠纷当事人", "Party to a dispute", Owner = Departments.PoliticsAndLaw, Updates = UpdateCycle.Realtime,
    RowClass = AccessClass.Case, Note = "Reached only through a dispute that the caller may read in class CASE.")]
[TownshipScope(nameof(CaseId))]
[CaseScope("As long as the dispute itself is assigned to the department.")]
[Gate(nameof(IsMinor), Class = AccessClass.Minor, Reason = "A party who is a minor is seen only by those who handle the case for minors.")]
[RecordKey]
[CaseWith(nameof(CaseId), With = [nameof(PersonId)])]
public sealed class DisputeParty
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long PartyId { get; init; }

    [Field("案件", "Dispute", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    [Link("DisputeCase", Name = "dispute", Reverse = "parties", ReverseChinese = "当事人", ReverseEnglish = "Parties to the dispute",
        Governs = true)]
    public required long CaseId { get; init; }

    [Field("人员", "The party, where known as a person of the hub", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Null,
        Scalar = Scalar.Id)]
    [Link("Person", PersonName = nameof(Name))]
    [Subject(SubjectKind.Person)]
    public long? PersonId { get; init; }

    [Field("姓名", "Name of the party", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Name)]
    public required string Name { get; init; }

    [Field("当事人角色", "Role in the dispute", AccessClass.Case, Sensitivity.Personal, Mask = Mask.Null)]
    public required PartyRole Role { get; init; }

    [Field("证件号", "Identity number of the party", AccessClass.Idn, Sensitivity.Sensitive, Mask = Mask.Id, Scalar = Scalar.IdNumber,
        Encrypted = true)]
    public string? IdNumber { get; init; }

    [Field("联系电话", "Mobile number of the party", AccessClass.Cont, Sensitivity.Personal, Mask = Mask.Phone, Scalar = Scalar.MobileNumber)]
    public string? Mobile { get; init; }

    [Field("未成年人", "Whether the party is a minor", AccessClass.Minor, Sensitivity.Sensitive, Mask = Mask.Null)]
    public required bool IsMinor { get; init; }
}

/// <summary>当事人角色.</summary>
public enum PartyRole
{
    [Term("申请人", "Applicant")] Applicant,
    [Term("被申请人", "Respondent")] Respondent,
    [Term("第三人", "Third party")] Third,
}
