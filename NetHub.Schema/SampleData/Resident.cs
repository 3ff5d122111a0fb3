using NetHub.Schema.People;

namespace NetHub.Schema.SampleData;

/// <summary>A person while the steps assign roles; the Person row is written last.</summary>
internal sealed class Resident
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required bool IsMale { get; init; }

    public required DateOnly Birth { get; init; }

    public required VillagePlan Village { get; init; }

    public required string IdNumber { get; init; }

    public string? Mobile { get; init; }

    public bool IsYao { get; init; }

    public bool IsVolunteer { get; init; }

    public bool IsVeteran { get; init; }

    /// <summary>The political status code of GB/T 4762; 13 is 群众.</summary>
    public string? PoliticalStatus { get; set; }

    /// <summary>Whether the person holds an exclusive role, of which a person may have only one.</summary>
    public bool IsTaken { get; set; }

    public long VolunteerId { get; set; }

    public MemberPlan? Member { get; set; }

    public long? AddressId { get; set; }

    /// <summary>The park of the person's employer.</summary>
    public long? ParkId { get; set; }

    public bool IsInYouthTeam { get; set; }

    public List<PersonRole> Roles { get; } = new(2);

    public int Age => Article.Today.Year - Birth.Year;

    public bool IsAdult => Age > 18;

    /// <summary>Whether the person is under 14 on the reference day of the sample.</summary>
    public bool IsMinor => Birth > Article.Today.AddYears(-14);
}
