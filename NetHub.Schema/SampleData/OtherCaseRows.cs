using NetHub.Schema.Networks.Assistance;
using NetHub.Schema.Networks.CivilizationPractice;
using NetHub.Schema.Networks.EnterprisePark;
using NetHub.Schema.Networks.PartyBuilding;
using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>The cases of households, assisted children, enterprises, recommended people and county leaders.</summary>
internal static class OtherCaseRows
{
    public static void Add(SampleWorld world, CaseBook book)
    {
        AddHouseholds(world, book);
        AddAid(world, book);
        AddEnterprises(world, book);
        AddPartyRows(world, book);
        AddLeaders(world, book);
    }

    private static void AddHouseholds(SampleWorld world, CaseBook book)
    {
        var pairs = world.Rows<PairAssistance>().ToDictionary(p => p.HouseholdId);
        var items = world.Rows<ClearanceItem>().Where(i => i.HouseholdId is not null).ToLookup(i => i.HouseholdId!.Value);
        var links = world.Rows<IndustryLink>().Where(l => l.HouseholdId is not null).ToLookup(l => l.HouseholdId!.Value);
        var withItems = new Queue<AssistedHousehold>(world.Rows<AssistedHousehold>().Where(h => items.Contains(h.HouseholdId)));
        var withLinks = new Queue<AssistedHousehold>(world.Rows<AssistedHousehold>()
            .Where(h => links.Contains(h.HouseholdId) && !items.Contains(h.HouseholdId)));
        string[] departments = [Departments.Publicity, Departments.Park, Departments.CivilAffairs, Departments.Health,
            Departments.Veterans, Departments.YouthLeague];
        foreach (var department in departments)
        {
            foreach (var household in CaseRows.Take(withItems, CaseRows.Share).Concat(CaseRows.Take(withLinks, CaseRows.Share)))
            {
                book.Open(nameof(AssistedHousehold), household.HouseholdId, department);
                book.With(nameof(PairAssistance), pairs[household.HouseholdId].PairId, department);
                foreach (var item in items[household.HouseholdId])
                    book.With(nameof(ClearanceItem), item.ItemId, department);
                foreach (var link in links[household.HouseholdId])
                    book.With(nameof(IndustryLink), link.LinkId, department);
                book.OpenPerson(household.HeadPersonId, department);
            }
        }
    }

    private static void AddAid(SampleWorld world, CaseBook book)
    {
        var recipients = world.Rows<AidRecipient>();
        string[] departments = [Departments.Publicity, Departments.CivilAffairs, Departments.YouthLeague, "TWN-" + Article.Liantang[..9]];
        for (var i = 0; i < departments.Length; i++)
        {
            // CaseRows.Shares overlap, so one child can be a case of two departments.
            foreach (var row in recipients.Skip(i * 20).Take(CaseRows.Share))
            {
                book.Open(nameof(AidRecipient), row.RecipientId, departments[i]);
                book.OpenPerson(row.PersonId, departments[i]);
            }
        }
    }

    private static void AddEnterprises(SampleWorld world, CaseBook book)
    {
        var files = world.Rows<ParkEnterprise>().ToDictionary(e => e.OrgId, e => e.ParkEnterpriseId);
        var coverage = world.Rows<EnterprisePartyCoverage>().ToLookup(c => c.OrgId, c => c.CoverageId);
        var staff = world.Rows<EnterpriseStaff>().ToLookup(s => s.OrgId, s => s.StaffId);
        var second = world.ParkBook.Second.Select(u => u.OrgId).ToHashSet();
        var open = world.Rows<EnterpriseRequest>().Where(r => !OrderRows.IsDone(r.Status)).ToList();
        var requests = new Queue<EnterpriseRequest>(open);
        foreach (var department in CaseRows.GridDepts.Except([Departments.Organization, Departments.Park]))
        {
            foreach (var request in CaseRows.Take(requests, CaseRows.Share))
                Open(request, department);
        }

        foreach (var request in open.Where(r => second.Contains(r.OrgId)).Take(CaseRows.Share))
            Open(request, "TWN-" + Article.Liantang[..9]);

        void Open(EnterpriseRequest request, string department)
        {
            book.Open(nameof(EnterpriseRequest), request.RequestId, department);
            book.With(nameof(ParkEnterprise), files[request.OrgId], department);
            book.With(nameof(Organization), request.OrgId, department);
            foreach (var id in coverage[request.OrgId])
                book.With(nameof(EnterprisePartyCoverage), id, department);
            foreach (var id in staff[request.OrgId])
                book.With(nameof(EnterpriseStaff), id, department);
        }
    }

    /// <summary>推优: the people recommended by the youth league.</summary>
    private static void AddPartyRows(SampleWorld world, CaseBook book)
    {
        const string league = Departments.YouthLeague;
        foreach (var member in world.Party.Members.Where(m => m.Stage < MembershipStage.Probationary && m.Person.Age <= 35)
            .Take(CaseRows.Share))
        {
            book.Open(nameof(PartyMember), member.Id, league);
            book.OpenPerson(member.Person.Id, league);
        }

        foreach (var row in world.Rows<DoubleReport>().Take(CaseRows.Share))
            book.Open(nameof(DoubleReport), row.DoubleReportId, league);
        foreach (var row in world.Rows<CadreAdmissionCase>().Where(c => c.Stage < AdmissionStage.Admitted).Take(CaseRows.Share))
            book.Open(nameof(CadreAdmissionCase), row.CaseId, league);
        foreach (var row in world.Rows<ReserveCadre>().Skip(60).Take(CaseRows.Share))
            book.Open(nameof(ReserveCadre), row.ReserveId, league);
    }

    /// <summary>包联县级领导: the items assigned to county leaders.</summary>
    private static void AddLeaders(SampleWorld world, CaseBook book)
    {
        const string leaders = Departments.Leaders;
        var weak = world.Rows<WeakOrgRectification>().Where(r => r.Status != RectifyStatus.Cleared).Take(CaseRows.Share).ToList();
        var organizations = weak.Select(r => r.PartyOrgId).ToHashSet();
        foreach (var row in weak)
        {
            book.Open(nameof(WeakOrgRectification), row.RectificationId, leaders);
            book.With(nameof(PartyOrganization), row.PartyOrgId, leaders);
        }

        foreach (var row in world.Rows<FiveStandardAssessment>().Where(a => organizations.Contains(a.PartyOrgId)))
            book.Open(nameof(FiveStandardAssessment), row.AssessmentId, leaders);
        foreach (var row in world.Rows<TownshipScore>().Where(s => world.Places.Townships.Take(7).Any(t => t.Code == s.TownshipCode)))
            book.Open(nameof(TownshipScore), row.TownshipScoreId, leaders);
        foreach (var row in world.Rows<VillageCadre>().Take(CaseRows.Share))
            book.Open(nameof(VillageCadre), row.CadreId, leaders);
    }
}
