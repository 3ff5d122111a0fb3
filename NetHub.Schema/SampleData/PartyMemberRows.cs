using NetHub.Schema.Networks.PartyBuilding;
using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>Members and candidates, with dates in ascending order (model V-P3).</summary>
internal static class PartyMemberRows
{
    public static void AddMembers(SampleWorld world, BranchPlan branch, Random random)
    {
        if (branch.Village is not { } village || branch.Size == 0)
            return;
        var isRural = branch.HostOrgId == village.CommitteeOrgId && branch.ParkId is null;
        for (var i = 0; i < branch.Size; i++)
        {
            var stage = i > 3 && random.Chance(0.04) && branch.ParkId is null ? MembershipStage.Probationary : MembershipStage.Full;
            var person = village.TakeAdult(a => a.Age is >= 27 and <= 78);
            Join(world, branch, person, stage, !isRural || random.Chance(0.2));
        }

        var waiting = random.Between(1, 3);
        for (var i = 0; i < waiting; i++)
        {
            var stage = random.Pick([MembershipStage.Applicant, MembershipStage.Activist, MembershipStage.Candidate]);
            Join(world, branch, village.TakeAdult(a => a.Age is >= 24 and <= 45), stage, !isRural);
        }
    }

    public static void Join(SampleWorld world, BranchPlan branch, Resident person, MembershipStage stage, bool isInService)
    {
        var member = new MemberPlan(world.Party.Members.Count + 1, person, branch, stage, isInService);
        world.Party.Members.Add(member);
        branch.Members.Add(member);
        person.Member = member;
        person.ParkId ??= branch.ParkId;
        person.PoliticalStatus = stage switch
        {
            MembershipStage.Full => "01",
            MembershipStage.Probationary => "02",
            _ => person.PoliticalStatus,
        };
    }

    public static void Add(SampleWorld world)
    {
        var random = world.Random("party members");
        foreach (var member in world.Party.Members)
        {
            var row = world.Add(Row(member, random));
            if (member.Stage >= MembershipStage.Probationary)
                world.AddRole(member.Person, RoleType.PartyMember, Network.Party, member.Id, member.Branch.RegionCode,
                    row.JoinDate!.Value, member.Branch.HostOrgId);
            if (member == member.Branch.Secretary)
                world.AddRole(member.Person, RoleType.PartySecretary, Network.Party, member.Id, member.Branch.RegionCode,
                    new DateOnly(2017, 6, 1), member.Branch.HostOrgId);
        }
    }

    private static PartyMember Row(MemberPlan member, Random random)
    {
        var applied = Applied(member, random);
        var activist = Step(applied, 200, MembershipStage.Activist);
        var candidate = Step(activist, 420, MembershipStage.Candidate);
        var joined = Step(candidate, 150, MembershipStage.Probationary);
        var full = Step(joined, 366, MembershipStage.Full);
        var isMember = member.Stage >= MembershipStage.Probationary;
        return new PartyMember
        {
            PartyMemberId = member.Id,
            PersonId = member.Person.Id,
            PartyOrgId = member.Branch.Id,
            Stage = member.Stage,
            ApplicationDate = applied,
            ActivistDate = activist,
            CandidateDate = candidate,
            JoinDate = joined,
            FullDate = full,
            Position = member == member.Branch.Secretary ? "支部书记" : isMember && random.Chance(0.1) ? "支部委员" : null,
            IsInService = isMember ? member.IsInService : null,
            IsMobile = isMember ? random.Chance(0.06) : null,
            DuesStandard = isMember ? (member.IsInService ? random.Between(12, 60) : random.Between(1, 5)) : null,
            DuesPaidThrough = isMember ? (random.Chance(0.93) ? "2019-12" : "2019-09") : null,
            AnnualAppraisal = member.Stage == MembershipStage.Full
                ? random.Weighted(20, 76, 3, 1) switch { 0 => "优秀", 1 => "合格", 2 => "基本合格", _ => "不合格" } : null,
            MemberStatus = MemberStatus.Active,
        };

        DateOnly? Step(DateOnly? before, int days, MembershipStage needed) =>
            before is null || member.Stage < needed ? null : before.Value.AddDays(days + random.Next(60));
    }

    /// <summary>Draws the date of application: at age 18 or later, and early enough to reach the stage before the end of 2019.</summary>
    private static DateOnly Applied(MemberPlan member, Random random)
    {
        var earliest = member.Person.Birth.AddYears(18);
        var (low, high) = member.Stage switch
        {
            MembershipStage.Full => (earliest, new DateOnly(2015, 6, 30)),
            MembershipStage.Probationary => (new DateOnly(2016, 6, 1), new DateOnly(2016, 12, 31)),
            MembershipStage.Candidate => (new DateOnly(2017, 1, 1), new DateOnly(2017, 9, 30)),
            MembershipStage.Activist => (new DateOnly(2018, 1, 1), new DateOnly(2019, 1, 31)),
            _ => (new DateOnly(2019, 2, 1), new DateOnly(2019, 11, 30)),
        };
        var start = earliest > low ? earliest : low;
        var end = member.Stage == MembershipStage.Full && earliest.AddYears(15) < high ? earliest.AddYears(15) : high;
        return start >= end ? start : random.Day(start, end);
    }
}
