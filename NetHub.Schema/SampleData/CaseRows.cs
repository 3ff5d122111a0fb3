using NetHub.Schema.Networks.Grids;
using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>
/// Open and closed cases of the grid network and of children, with their linked rows, for every department that the access matrix gives
/// rows by case. Each department has at least 25 cases if there are enough rows.
/// </summary>
internal static class CaseRows
{
    /// <summary>The cases of one kind for one department.</summary>
    public const int Share = 28;

    private static readonly string[] MinorDepts =
        [Departments.PoliticsAndLaw, Departments.Publicity, Departments.PublicSecurity, Departments.Justice, Departments.CivilAffairs];

    public static readonly string[] GridDepts =
    [
        Departments.Organization, Departments.PoliticsAndLaw, Departments.Publicity, Departments.Park,
        Departments.PublicSecurity, Departments.Justice,
        Departments.CivilAffairs, Departments.Agriculture, Departments.Health, Departments.Veterans, Departments.YouthLeague,
    ];

    public static void Add(SampleWorld world)
    {
        var book = new CaseBook(world);
        AddOrders(world, book);
        AddDisputes(world, book);
        AddGridRows(world, book);
        AddMinors(world, book);
        OtherCaseRows.Add(world, book);
    }

    private static void AddOrders(SampleWorld world, CaseBook book)
    {
        var steps = world.Rows<OrderStep>().ToLookup(s => s.OrderId);
        var open = world.Rows<ServiceOrder>().Where(o => OrderRows.IsOpenCase(o.Status) && steps.Contains(o.OrderId)).ToList();
        var plain = new Queue<ServiceOrder>(open.Where(o => !o.InvolvesMinor));
        var minors = new Queue<ServiceOrder>(open.Where(o => o.InvolvesMinor
            && !o.VillageCode.StartsWith(Article.Liantang[..9], StringComparison.Ordinal)));
        var closed = new Queue<ServiceOrder>(world.Rows<ServiceOrder>().Where(o => o.Status == OrderStatus.Archived));
        foreach (var department in GridDepts)
        {
            foreach (var order in Take(plain, Share))
                Open(order, department);
            foreach (var order in MinorDepts.Contains(department) ? Take(minors, Share) : [])
                Open(order, department);
            foreach (var order in Take(closed, 10))
                book.Closed(nameof(ServiceOrder), order.OrderId, department);
        }

        // Townships, too, can read orders that involve minors only by case.
        foreach (var township in world.Places.Townships)
        {
            var own = world.Rows<ServiceOrder>().Where(o => o.InvolvesMinor && o.ClaimedAt is not null && o.Status < OrderStatus.Rejected
                && o.VillageCode.StartsWith(township.Code[..9], StringComparison.Ordinal));
            foreach (var order in own.Take(Share))
                Open(order, township.Department);
        }

        void Open(ServiceOrder order, string department)
        {
            book.Open(nameof(ServiceOrder), order.OrderId, department);
            foreach (var step in steps[order.OrderId])
                book.With(nameof(OrderStep), step.StepId, department);
            book.OpenPerson(order.RequesterPersonId, department, withHome: true);
        }
    }

    private static void AddDisputes(SampleWorld world, CaseBook book)
    {
        var parties = world.Rows<DisputeParty>().ToLookup(p => p.CaseId);
        var open = world.Rows<DisputeCase>().Where(d => d.Status is not (DisputeStatus.Closed or DisputeStatus.Confirmed)).ToList();
        var gated = open.Where(d => d.TypeCode is "14" or "15" or "16").ToList();
        var minors = new Queue<DisputeCase>(open.Where(d => !gated.Contains(d) && parties[d.CaseId].Any(p => p.IsMinor)));
        var plain = new Queue<DisputeCase>(open.Where(d => !gated.Contains(d) && !parties[d.CaseId].Any(p => p.IsMinor)));
        var closed = new Queue<DisputeCase>(world.Rows<DisputeCase>().Where(d => d.Status == DisputeStatus.Closed));
        // The police can read types 14 to 16 only by case; enough of these disputes have no case.
        foreach (var dispute in gated.Take(Share))
            Open(dispute, Departments.PublicSecurity);
        foreach (var department in GridDepts)
        {
            foreach (var dispute in MinorDepts.Contains(department) ? Take(minors, 22) : [])
                Open(dispute, department);
            foreach (var dispute in Take(plain, Share))
                Open(dispute, department);
            foreach (var dispute in Take(closed, 8))
                book.Closed(nameof(DisputeCase), dispute.CaseId, department);
        }

        foreach (var dispute in open.Where(d => d.GridCode.StartsWith(Article.Liantang[..9], StringComparison.Ordinal)).Take(Share))
            Open(dispute, "TWN-" + Article.Liantang[..9]);

        void Open(DisputeCase dispute, string department)
        {
            book.Open(nameof(DisputeCase), dispute.CaseId, department);
            if (dispute.InvolvedOrgId is { } organization)
                book.With(nameof(Organization), organization, department);
            foreach (var party in parties[dispute.CaseId])
            {
                book.With(nameof(DisputeParty), party.PartyId, department);
                book.OpenPerson(party.PersonId, department);
            }
        }
    }

    private static void AddGridRows(SampleWorld world, CaseBook book)
    {
        var events = new Queue<GridEvent>(world.Rows<GridEvent>().Where(e => EventRows.IsOpenCase(e.Status)));
        var ended = new Queue<GridEvent>(world.Rows<GridEvent>().Where(e => e.Status == EventStatus.Closed));
        var errands = new Queue<AgencyErrand>(world.Rows<AgencyErrand>().Where(e => e.CompletedAt is null));
        var shifts = new Queue<PatrolShift>(world.Rows<PatrolShift>().Where(s => s.IssuesFound > 0));
        var stays = new Queue<ResidentStay>(world.Rows<ResidentStay>());
        foreach (var department in GridDepts)
        {
            foreach (var row in Take(events, Share))
            {
                book.Open(nameof(GridEvent), row.EventId, department);
                book.OpenPerson(row.ReporterPersonId, department);
            }

            foreach (var row in Take(ended, 8))
                book.Closed(nameof(GridEvent), row.EventId, department);
            foreach (var row in Take(errands, Share))
            {
                book.Open(nameof(AgencyErrand), row.ErrandId, department);
                book.OpenPerson(row.PrincipalPersonId, department);
            }

            foreach (var row in Take(shifts, Share))
                book.Open(nameof(PatrolShift), row.ShiftId, department);
            foreach (var row in Take(stays, Share))
                book.OpenVisit(row.PersonId, department);
        }
    }

    /// <summary>Opens children who are subjects of a department's own procedure.</summary>
    private static void AddMinors(SampleWorld world, CaseBook book)
    {
        var minors = new Queue<Resident>(world.Residents.Where(r => r.IsMinor && r.Village.Township.Code != Article.Liantang));
        foreach (var department in MinorDepts.Concat([Departments.Agriculture, Departments.Health, Departments.YouthLeague]))
        {
            foreach (var child in Take(minors, Share))
                book.OpenVisit(child.Id, department);
        }
    }

    public static List<T> Take<T>(Queue<T> queue, int count)
    {
        var taken = new List<T>(count);
        while (taken.Count < count && queue.TryDequeue(out var item))
            taken.Add(item);
        return taken;
    }
}
