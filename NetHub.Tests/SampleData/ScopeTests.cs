using System.Reflection;
using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.SampleData;

/// <summary>Every scope has rows inside and outside, because access tests would otherwise pass on nothing.</summary>
public sealed class ScopeTests
{
    private const int Least = 20;

    private static readonly Dictionary<string, int> Sizes = Sample.County.Tables.ToDictionary(t => t.Dataset.Name, t => t.Rows.Count);

    [Theory]
    [InlineData("Person", "ORG PUB PRK VET YLC")]
    [InlineData("PersonRole", "ORG PUB PRK VET YLC")]
    [InlineData("Address", "ORG PUB PRK YLC")]
    [InlineData("Organization", "ORG PUB PRK YLC")]
    [InlineData("Volunteer", "ORG YLC")]
    [InlineData("TeamMembership", "ORG YLC")]
    [InlineData("VolunteerServiceRecord", "ORG YLC")]
    [InlineData("VolunteerCredential", "ORG YLC")]
    public void Departments_own_at_least_20_rows_and_do_not_own_20(string dataset, string departments)
    {
        foreach (var department in departments.Split(' '))
        {
            var own = Sample.County.RowOwners.Count(o => o.Dataset == dataset && o.Department == department);
            Assert.True(own >= Least && Sizes[dataset] - own >= Least, $"{department} owns {own} of {dataset}");
        }
    }

    [Theory]
    [InlineData("Person", "PLC PUB JUS CIV AGR HLT VET YLC TWN-431021108")]
    [InlineData("PersonRole", "PLC JUS CIV AGR HLT VET")]
    [InlineData("Address", "PLC JUS CIV AGR HLT VET")]
    [InlineData("Organization", "PLC JUS CIV AGR HLT VET")]
    [InlineData("ServiceOrder", "ORG PLC PUB PRK PSB JUS CIV AGR HLT VET YLC TWN-431021108")]
    [InlineData("OrderStep", "ORG PLC PUB PRK PSB JUS CIV AGR HLT VET YLC TWN-431021108")]
    [InlineData("DisputeCase", "ORG PLC PUB PRK PSB JUS CIV AGR HLT VET YLC")]
    [InlineData("DisputeParty", "ORG PLC PUB PRK PSB JUS CIV AGR HLT VET YLC")]
    [InlineData("GridEvent", "PUB PRK PSB JUS CIV AGR HLT VET YLC")]
    [InlineData("ResidentStay", "PLC PUB PRK PSB JUS CIV AGR HLT VET YLC")]
    [InlineData("AgencyErrand", "PUB PRK PSB JUS CIV AGR HLT VET YLC")]
    [InlineData("PatrolShift", "PSB JUS CIV AGR HLT VET YLC")]
    [InlineData("AssistedHousehold", "PUB PRK CIV HLT VET YLC")]
    [InlineData("PairAssistance", "PUB PRK CIV HLT VET YLC")]
    [InlineData("ClearanceItem", "CIV HLT VET")]
    [InlineData("IndustryLink", "CIV HLT VET")]
    [InlineData("AidRecipient", "PUB CIV YLC TWN-431021108")]
    [InlineData("EnterpriseRequest", "PLC PUB PSB JUS CIV AGR HLT VET YLC TWN-431021108")]
    [InlineData("ParkEnterprise", "PLC PSB JUS CIV AGR HLT VET")]
    [InlineData("EnterprisePartyCoverage", "PSB JUS CIV AGR HLT VET YLC")]
    [InlineData("EnterpriseStaff", "PSB JUS CIV AGR HLT VET YLC")]
    [InlineData("PartyMember", "YLC")]
    [InlineData("CadreAdmissionCase", "YLC")]
    [InlineData("ReserveCadre", "YLC")]
    [InlineData("DoubleReport", "YLC")]
    [InlineData("WeakOrgRectification", "LDR")]
    [InlineData("PartyOrganization", "LDR")]
    [InlineData("FiveStandardAssessment", "LDR")]
    [InlineData("TownshipScore", "LDR")]
    [InlineData("VillageCadre", "LDR")]
    public void Departments_have_at_least_20_open_cases_and_20_rows_without_one(string dataset, string departments)
    {
        foreach (var department in departments.Split(' '))
        {
            var open = Sample.County.CaseAssignments.Count(a => a.Dataset == dataset && a.Department == department && a.To is null);
            Assert.True(open >= Least && Sizes[dataset] - open >= Least, $"{department} has {open} cases in {dataset}");
        }
    }

    [Theory]
    [InlineData("ServiceOrder")]
    [InlineData("DisputeCase")]
    [InlineData("GridEvent")]
    public void Some_cases_are_closed(string dataset) =>
        Assert.True(Sample.County.CaseAssignments.Count(a => a.Dataset == dataset && a.To is not null) >= Least);

    [Theory]
    [InlineData("PLC", "Person")]
    [InlineData("PUB", "Person")]
    [InlineData("JUS", "Person")]
    [InlineData("CIV", "Person")]
    [InlineData("AGR", "Person")]
    [InlineData("HLT", "Person")]
    [InlineData("YLC", "Person")]
    [InlineData("PLC", "ServiceOrder")]
    [InlineData("PUB", "ServiceOrder")]
    [InlineData("PSB", "ServiceOrder")]
    [InlineData("JUS", "ServiceOrder")]
    [InlineData("CIV", "ServiceOrder")]
    [InlineData("TWN-431021108", "ServiceOrder")]
    [InlineData("PLC", "DisputeParty")]
    [InlineData("PSB", "DisputeParty")]
    [InlineData("JUS", "DisputeParty")]
    public void Departments_have_cases_of_minors(string department, string dataset)
    {
        var table = Sample.County.Tables.Single(t => t.Dataset.Name == dataset);
        var gate = table.Dataset.GetProperties().Single(p => p.Name is "IsMinor" or "InvolvesMinor");
        var key = table.Dataset.GetProperties()[0];
        var minors = table.Rows.Where(r => (bool)gate.GetValue(r)!).Select(r => (long)key.GetValue(r)!).ToHashSet();

        var open = Sample.County.CaseAssignments.Count(a => a.Dataset == dataset && a.Department == department && a.To is null
            && minors.Contains(a.RowKey));

        Assert.True(open >= Least, $"{department} has {open} minors in {dataset}");
        Assert.True(minors.Count - open >= Least);
    }

    [Fact]
    public void One_township_has_at_least_20_rows_of_every_dataset_that_is_large_enough_and_others_have_20_too()
    {
        var few = new List<string>();
        foreach (var table in Sample.County.Tables)
        {
            if (table.Dataset.GetCustomAttribute<TownshipScopeAttribute>()?.Property is not { } path || Small.Contains(table.Dataset.Name))
                continue;
            var inside = table.Rows.Count(r => Scopes.Region(table.Dataset, path, r)?.StartsWith("431021108",
                StringComparison.Ordinal) == true);
            if (inside < Least || table.Rows.Count - inside < Least)
                few.Add($"{table.Dataset.Name}: {inside} of {table.Rows.Count}");
        }

        Assert.Empty(few);
    }

    [Fact]
    public void The_county_park_has_at_least_20_rows_of_every_dataset_that_is_large_enough_and_others_have_20_too()
    {
        var few = new List<string>();
        foreach (var table in Sample.County.Tables)
        {
            if (table.Dataset.GetCustomAttribute<ParkScopeAttribute>() is not { } scope || Small.Contains(table.Dataset.Name)
                || table.Dataset.Name == "Grid")
                continue;
            var inside = table.Rows.Count(r => Scopes.Park(table.Dataset, scope.Property, r) == 1);
            if (inside < Least || table.Rows.Count - inside < Least)
                few.Add($"{table.Dataset.Name}: {inside} of {table.Rows.Count}");
        }

        Assert.Empty(few);
    }

    [Fact]
    public void No_row_is_owned_or_assigned_twice_to_one_department()
    {
        Assert.Equal(Sample.County.RowOwners.Count, Sample.County.RowOwners.Distinct().Count());
        Assert.Equal(Sample.County.CaseAssignments.Count, Sample.County.CaseAssignments.Select(a => (a.Dataset, a.RowKey, a.Department, a.CauseDataset, a.CauseKey))
            .Distinct().Count());
    }

    [Fact]
    public void Every_assignment_and_owner_names_a_row()
    {
        var keys = Sample.County.Tables.Where(t => t.Dataset.GetProperties()[0].PropertyType == typeof(long))
            .ToDictionary(t => t.Dataset.Name, t => t.Rows.Select(r => (long)t.Dataset.GetProperties()[0].GetValue(r)!).ToHashSet());

        Assert.DoesNotContain(Sample.County.RowOwners, o => !keys[o.Dataset].Contains(o.RowKey));
        Assert.DoesNotContain(Sample.County.CaseAssignments, a => !keys[a.Dataset].Contains(a.RowKey));
    }

    [Fact]
    public void The_person_of_the_scenarios_is_there()
    {
        var person = Sample.Rows<Person>().Single(p => p.IdNumber == "999021195604120014");

        Assert.Equal(("王小青", "13900000001"), (person.Name, person.Mobile));
        Assert.StartsWith("431021108", person.ResidenceRegionCode, StringComparison.Ordinal);
    }

    /// <summary>Datasets that are naturally too small within one township or park: 22 scores, one centre, nine deliveries …</summary>
    private static readonly HashSet<string> Small =
    [
        "MutualObservation", "TownshipScore", "ServiceCentre", "AidDelivery", "Park", "DispatchedWorkTeam", "WeakOrgRectification",
            "CadreAdmissionCase",
        "SpecialGroupStat",
    ];
}
