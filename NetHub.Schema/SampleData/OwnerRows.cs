using NetHub.Schema.Networks.CivilizationPractice;
using NetHub.Schema.People;
using NetHub.Schema.Regions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>
/// The departments that registered rows: their own persons with homes and roles, organisations, and the volunteer work of
/// double-reporting members (ORG) and youth teams (YLC).
/// </summary>
internal static class OwnerRows
{
    private static readonly RoleType[] PartyRoles =
        [RoleType.PartyMember, RoleType.PartySecretary, RoleType.ReserveCadre, RoleType.PartyInstructor];
    private static readonly RoleType[] VolunteerRoles = [RoleType.Volunteer, RoleType.TeamLeader];
    private static readonly RoleType[] StaffRoles = [RoleType.EnterpriseKeyStaff, RoleType.EnterpriseContact];

    public static void Add(SampleWorld world)
    {
        foreach (var resident in world.Residents)
        {
            if (resident.Member is not null || resident.Roles.Exists(r => PartyRoles.Contains(r.RoleType)))
                Own(world, resident, Departments.Organization, PartyRoles);
            if (resident.IsVolunteer)
                Own(world, resident, Departments.Publicity, VolunteerRoles);
            if (resident.ParkId == ParkBook.CountyPark)
                Own(world, resident, Departments.Park, StaffRoles);
            if (resident.IsVeteran)
                Own(world, resident, Departments.Veterans, Enum.GetValues<RoleType>());
            if (resident.IsInYouthTeam)
                Own(world, resident, Departments.YouthLeague, VolunteerRoles);
        }

        AddOrganizations(world);
        AddVolunteers(world);
    }

    private static void Own(SampleWorld world, Resident resident, string department, RoleType[] roles)
    {
        Own(world, nameof(Person), resident.Id, department);
        if (resident.AddressId is { } address)
            Own(world, nameof(Address), address, department);
        foreach (var role in resident.Roles)
        {
            if (roles.Contains(role.RoleType))
                Own(world, nameof(PersonRole), role.PersonRoleId, department);
        }
    }

    private static void AddOrganizations(SampleWorld world)
    {
        var book = world.Organizations;
        foreach (var host in world.Party.Organizations.Select(o => o.HostOrgId).OfType<long>().Distinct()
            .Where(id => book.ById[id].IsTwoNew))
            Own(world, nameof(Organization), host, Departments.Organization);
        foreach (var association in book.Associations)
            Own(world, nameof(Organization), association.OrgId, Departments.Publicity);
        foreach (var unit in world.ParkBook.County)
        {
            Own(world, nameof(Organization), unit.OrgId, Departments.Park);
            Own(world, nameof(Address), unit.AddressId, Departments.Park);
        }

        // Schools have league branches registered by the youth league.
        foreach (var school in book.Schools)
            Own(world, nameof(Organization), school.OrgId, Departments.YouthLeague);
    }

    private static void AddVolunteers(SampleWorld world)
    {
        var reporting = world.Residents.Where(r => r.Member is { IsInService: true } && r.IsVolunteer).Select(r => r.VolunteerId)
            .ToHashSet();
        var young = world.Residents.Where(r => r.IsInYouthTeam).Select(r => r.VolunteerId).ToHashSet();
        var youthTeams = world.Teams.Youth.Select(t => t.TeamId).ToHashSet();
        foreach (var (department, volunteers) in new[] { (Departments.Organization, reporting), (Departments.YouthLeague, young) })
        {
            foreach (var id in volunteers)
                Own(world, nameof(Volunteer), id, department);
            foreach (var row in world.Rows<VolunteerServiceRecord>().Where(r => volunteers.Contains(r.VolunteerId)))
                Own(world, nameof(VolunteerServiceRecord), row.RecordId, department);
            foreach (var row in world.Rows<VolunteerCredential>().Where(r => volunteers.Contains(r.VolunteerId)))
                Own(world, nameof(VolunteerCredential), row.CredentialId, department);
        }

        foreach (var row in world.Rows<TeamMembership>())
        {
            if (reporting.Contains(row.VolunteerId))
                Own(world, nameof(TeamMembership), row.MembershipId, Departments.Organization);
            if (youthTeams.Contains(row.TeamId))
                Own(world, nameof(TeamMembership), row.MembershipId, Departments.YouthLeague);
        }
    }

    private static void Own(SampleWorld world, string dataset, long key, string department) =>
        world.RowOwners.Add(new RowOwner(dataset, key, department));
}
