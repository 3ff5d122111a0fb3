using NetHub.Schema.Networks.Grids;
using NetHub.Schema.People;
using NetHub.Schema.Regions;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.SampleData;

/// <summary>Assigns rows and their persons to departments by case, each row at most once per department and case.</summary>
internal sealed class CaseBook(SampleWorld world)
{
    private static readonly DateOnly Opened = new(2019, 12, 2);
    private readonly HashSet<(string Dataset, long Key, string Department, string, long)> known = [];
    private (string Dataset, long Key) cause;
    private readonly Dictionary<long, Resident> residents = world.Residents.ToDictionary(r => r.Id);
    private readonly ILookup<long, ResidentStay> stays = world.Rows<ResidentStay>().ToLookup(s => s.PersonId);

    /// <summary>Begins a case; rows opened afterwards belong to it.</summary>
    public void Open(string dataset, long key, string department)
    {
        cause = (dataset, key);
        With(dataset, key, department);
    }

    /// <summary>Opens a row for the case.</summary>
    public void With(string dataset, long key, string department) => Add(dataset, key, department, Opened, null);

    /// <summary>Adds an ended assignment, which opens nothing.</summary>
    public void Closed(string dataset, long key, string department)
    {
        cause = (dataset, key);
        Add(dataset, key, department, Opened.AddDays(-60), Opened.AddDays(-20));
    }

    /// <summary>Opens a person who is the subject of the case, with roles, stays and home.</summary>
    public void OpenVisit(long personId, string department)
    {
        cause = (nameof(Person), personId);
        OpenPerson(personId, department, withHome: true);
    }

    /// <summary>Opens a person with roles and stays, and with the home if the case involves visits.</summary>
    public void OpenPerson(long? personId, string department, bool withHome = false)
    {
        if (personId is not { } id || !residents.TryGetValue(id, out var resident))
            return;
        With(nameof(Person), id, department);
        foreach (var role in resident.Roles)
            With(nameof(PersonRole), role.PersonRoleId, department);
        foreach (var stay in stays[id])
            With(nameof(ResidentStay), stay.StayId, department);
        if (withHome)
            With(nameof(Address), AddressRows.IdFor(world, resident), department);
    }

    private void Add(string dataset, long key, string department, DateOnly from, DateOnly? to)
    {
        if (known.Add((dataset, key, department, cause.Dataset, cause.Key)))
            world.CaseAssignments.Add(new CaseAssignment(dataset, key, department, from, to) { CauseDataset = cause.Dataset, CauseKey = cause.Key });
    }
}
