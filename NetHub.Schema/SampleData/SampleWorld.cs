using NetHub.Schema.Networks.Grids;
using NetHub.Schema.People;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>The state that all steps share: the rows so far, the plans behind them, and a random source for each concern.</summary>
internal sealed class SampleWorld(SampleOptions options)
{
    private readonly Dictionary<Type, IReadOnlyList<object>> tables = [];

    public SampleOptions Options { get; } = options;

    public List<CaseAssignment> CaseAssignments { get; } = [];

    public List<RowOwner> RowOwners { get; } = [];

    public Dictionary<(Type Dataset, long RowKey), long> Parks { get; } = [];

    public SyntheticNumbers Numbers { get; } = new();

    public Places Places { get; set; } = null!;

    public List<Resident> Residents { get; } = [];

    public OrganizationBook Organizations { get; } = new();

    public PartyBook Party { get; } = new();

    public TeamBook Teams { get; } = new();

    public ParkBook ParkBook { get; } = new();

    /// <summary>The present officers by grid.</summary>
    public Dictionary<string, GridOfficers> Officers { get; } = [];

    /// <summary>
    /// Creates a separate random source for each concern, so that an additional row in one dataset does not change the others.
    /// </summary>
    public Random Random(string concern)
    {
        var hash = 2166136261u ^ (uint)Options.Seed;
        foreach (var c in concern)
            hash = (hash ^ c) * 16777619u;
        return new Random((int)(hash & 0x7FFFFFFF));
    }

    public T Add<T>(T row)
        where T : class
    {
        List<T>().Add(row);
        return row;
    }

    public IReadOnlyList<T> Rows<T>()
        where T : class => List<T>();

    /// <summary>Returns the key of the next row.</summary>
    public long NextId<T>()
        where T : class => List<T>().Count + 1;

    public void AddRole(
        Resident person, RoleType type, Network network, long refId, string? region, DateOnly from, long? orgId = null, DateOnly? to = null)
    {
        var role = Add(new PersonRole
        {
            PersonRoleId = NextId<PersonRole>(),
            PersonId = person.Id,
            RoleType = type,
            Network = network,
            RefId = refId,
            OrgId = orgId,
            RegionCode = region,
            ValidFrom = from,
            ValidTo = to,
        });
        person.Roles.Add(role);
    }

    public IReadOnlyList<SampleTable> Tables() =>
        [.. TableOrder.Sort(tables.Keys).Select(type => new SampleTable(type, tables[type]))];

    private List<T> List<T>()
        where T : class
    {
        if (tables.TryGetValue(typeof(T), out var known))
            return (List<T>)known;
        var list = new List<T>();
        tables[typeof(T)] = list;
        return list;
    }
}

/// <summary>The three officers of a grid, with their assignment rows.</summary>
internal sealed class GridOfficers
{
    public Dictionary<GridPost, (Resident Person, GridAssignment Row)> Posts { get; } = [];
}
