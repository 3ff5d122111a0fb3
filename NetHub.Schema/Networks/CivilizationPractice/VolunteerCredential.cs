using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Networks.CivilizationPractice;

[Dataset(Network.Civil, "培训与表彰", "Training, honour or certificate of a volunteer", Owner = Departments.Publicity,
    Updates = UpdateCycle.Monthly, RowClass = AccessClass.Vol)]
[TownshipScope(nameof(VolunteerId))]
[OwnScope("Credentials of volunteers in teams that the department hosts.")]
public sealed class VolunteerCredential
{
    [Field("主键", "Surrogate key", AccessClass.Gov, Sensitivity.Internal, Mask = Mask.None, Scalar = Scalar.Id, Key = true)]
    public long CredentialId { get; init; }

    [Field("志愿者", "Volunteer", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Null, Scalar = Scalar.Id)]
    [Link("Volunteer", Reverse = "credentials", ReverseChinese = "培训与表彰", ReverseEnglish = "Training, honours and certificates")]
    [Subject(SubjectKind.Person)]
    public required long VolunteerId { get; init; }

    [Field("类别", "Kind of credential", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.None)]
    public required CredentialKind Kind { get; init; }

    [Field("名称", "Title of the course, honour or certificate", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.None)]
    public required string Title { get; init; }

    [Field("日期", "Date of issue", AccessClass.Vol, Sensitivity.Personal, Mask = Mask.Generalise)]
    public required DateOnly IssuedOn { get; init; }

    [Field("组织者/授予单位", "Organisation that trained or awarded", AccessClass.Ref, Sensitivity.Internal, Mask = Mask.None)]
    public required string Issuer { get; init; }
}

/// <summary>培训与表彰类别.</summary>
public enum CredentialKind
{
    [Term("培训", "Training")] Training,
    [Term("表彰", "Honour")] Honour,
    [Term("证书", "Certificate")] Certificate,
}
