using NetHub.Schema.Networks.Grids;

namespace NetHub.Schema.SampleData;

/// <summary>
/// Disputes of 2019: 1,046 settled (F167), others failed or still open. There are enough of types 14 to 16 to test access to them.
/// </summary>
internal static class DisputeRows
{
    private const int Failed = 110;
    private const int Open = 260;
    private static readonly string[] Types = [.. Texts.Disputes.Keys];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("disputes");
        for (var i = 0; i < Article.ResolvedDisputes + Failed + Open; i++)
        {
            // Begin with park grids, so that scope PARK has disputes. Every twelfth dispute has a type from 14 to 16.
            var village = i < 40 ? world.Places.ByCode[ParkBook.CountyParkVillages[i % 4]] : world.Places.Draw(random);
            var type = i % 12 == 5 ? random.Pick(Types[^3..]) : Types[random.Next(Types.Length - 3)];
            // Distribute the outcomes over all types and places.
            var outcome = i * 7 % (Article.ResolvedDisputes + Failed + Open);
            bool? success = outcome < Article.ResolvedDisputes ? true : outcome < Article.ResolvedDisputes + Failed ? false : null;
            AddCase(world, village, type, success, i, random);
        }
    }

    private static void AddCase(SampleWorld world, VillagePlan village, string type, bool? success, int index, Random random)
    {
        var story = random.Pick(Texts.Disputes[type]);
        var grid = random.Pick(village.Grids);
        var mediator = world.Officers[grid.GridCode].Posts[GridPost.Mediator];
        var occurred = success is null ? random.Day(new DateOnly(2019, 10, 1), new DateOnly(2019, 12, 25))
            : random.Day(new DateOnly(2019, 1, 2), new DateOnly(2019, 11, 10));
        var accepted = occurred.AddDays(random.Next(4));
        var closed = accepted.AddDays(random.Between(2, 40));
        var id = world.NextId<DisputeCase>();
        var status = success switch
        {
            true => random.Chance(0.15) ? DisputeStatus.Confirmed : random.Chance(0.2) ? DisputeStatus.Agreed : DisputeStatus.Closed,
            false => random.Chance(0.5) ? DisputeStatus.Transferred : DisputeStatus.Failed,
            null => random.Pick([DisputeStatus.Registered, DisputeStatus.Accepted, DisputeStatus.Mediating, DisputeStatus.Mediating]),
        };
        var isLabour = type.StartsWith("07", StringComparison.Ordinal);
        world.Add(new DisputeCase
        {
            CaseId = id,
            CaseNo = $"JF2019{id:000000}",
            Title = village.Name + story.Title,
            GridCode = grid.GridCode,
            OccurredAt = occurred,
            AcceptedAt = accepted,
            MediationDeadline = accepted.AddDays(30),
            PlaceText = $"{village.Name}{(index % 9) + 1}组",
            TypeCode = type,
            ScaleCode = random.Chance(0.94) ? "01" : random.Chance(0.9) ? "02" : "03",
            WarningLevel = random.Chance(0.06) ? random.Pick(["01", "02", "03"]) : null,
            InvolvedCount = random.Between(2, 8),
            InvolvedAmount = random.Chance(0.5) ? random.Between(5, 800) * 100 : null,
            InvolvedOrgId = isLabour || index < 40 && index % 2 == 0 || random.Chance(0.02)
                ? random.Pick(world.ParkBook.County.Skip(1).ToList()).OrgId : null,
            Narrative = story.Content,
            MediationMode = success is null ? null : random.Weighted(80, 8, 3, 5, 2, 1, 1) is var mode ? (MediationMode)mode : null,
            MediatorName = mediator.Person.Name,
            MediatorPhone = mediator.Row.DutyPhone,
            MediationOrgId = village.Township.MediationOrgId,
            Status = status,
            IsSuccess = success,
            AgreementNo = success == true && random.Chance(0.7) ? $"RT2019{id:000000}" : null,
            JudicialConfirmation = status == DisputeStatus.Confirmed ? JudicialConfirmStatus.Confirmed
                : success == true ? JudicialConfirmStatus.NotApplied
                : null,
            MediationResult = success switch { true => story.Result, false => "双方分歧较大，已引导通过其他途径解决。", null => null },
            ClosedAt = success is null ? null : closed,
            EvaluationOpinion = success is not null && random.Chance(0.1) ? "程序规范，回访满意。" : null,
        });
        AddParties(world, village, id, random);
    }

    private static void AddParties(SampleWorld world, VillagePlan village, long id, Random random)
    {
        var applicant = random.Pick(village.Adults);
        Party(applicant, PartyRole.Applicant);
        Party(random.Pick([.. village.Adults.Where(a => a != applicant).Take(80)]), PartyRole.Respondent);
        // Sometimes a child of the family or the neighbourhood is a third party.
        if (random.Chance(0.3) && village.Residents.Find(r => r.IsMinor) is { } child)
            Party(child, PartyRole.Third);

        void Party(Resident person, PartyRole role) => world.Add(new DisputeParty
        {
            PartyId = world.NextId<DisputeParty>(),
            CaseId = id,
            PersonId = person.Id,
            Name = person.Name,
            Role = role,
            IdNumber = person.IdNumber,
            Mobile = person.Mobile,
            IsMinor = person.IsMinor,
        });
    }
}
