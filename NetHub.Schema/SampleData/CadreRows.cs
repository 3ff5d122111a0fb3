using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Networks.PartyBuilding;
using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>Village cadres with the article's pay (F052, F053), trainees for posts (F048), and admissions (F045).</summary>
internal static class CadreRows
{
    private const int Former = 120;
    private const int Reserves = 600;
    private const int Admissions = 180;
    private static readonly DateOnly Elected = new(2017, 5, 20);
    private static readonly CadrePost[] Posts = [CadrePost.Director, CadrePost.Deputy, CadrePost.Clerk, CadrePost.Committee];
    private static readonly string[] ReviewDepts =
        [Departments.Organization, Departments.PublicSecurity, Departments.CivilAffairs, Departments.YouthLeague];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("cadres");
        foreach (var village in world.Places.Villages)
        {
            village.CadreIds.Add(AddCadre(world, village, village.Branch.Leader!, CadrePost.Secretary, random));
            foreach (var post in Posts)
                village.CadreIds.Add(AddCadre(world, village, village.TakeAdult(a => a.Age is >= 25 and <= 60), post, random));
        }

        foreach (var village in random.Shuffled(world.Places.Villages).Take(Former))
            AddCadre(world, village, village.TakeAdult(a => a.Age is >= 35 and <= 65), random.Pick(Posts), random, random.DayOf2019());
        AddReserves(world, world.Random("reserve cadres"));
        AddAdmissions(world, world.Random("admissions"));
    }

    private static long AddCadre(
        SampleWorld world, VillagePlan village, Resident person, CadrePost post, Random random, DateOnly? left = null)
    {
        var isSecretary = post == CadrePost.Secretary;
        var row = world.Add(new VillageCadre
        {
            CadreId = world.NextId<VillageCadre>(),
            PersonId = person.Id,
            Name = person.Name,
            RegionCode = village.Code,
            Post = post,
            IsQuotaPost = post is CadrePost.Secretary or CadrePost.Director or CadrePost.Deputy,
            DutyPhone = world.Numbers.DutyPhone(),
            AppointedDate = Elected.AddDays(random.Next(30)),
            LeftDate = left,
            BasicPayMonthly = isSecretary ? Article.SecretaryPay : Article.OtherCadrePay,
            ConductRecord = random.Chance(0.1) ? "年度考核未发现违反村干部管理办法的情形。" : null,
        });
        world.AddRole(person, RoleType.VillageCadre, Network.Party, row.CadreId, village.Code, row.AppointedDate, village.CommitteeOrgId,
            left);
        return row.CadreId;
    }

    private static void AddReserves(SampleWorld world, Random random)
    {
        // The first residents already serve as mediators of a grid (L12).
        var mediators = world.Rows<GridAssignment>().Where(a => a.PostType == GridPost.Mediator && a.ValidTo is null).Take(40)
            .Select(a => world.Officers[a.GridCode].Posts[GridPost.Mediator].Person).ToList();
        for (var i = 0; i < Reserves; i++)
        {
            var village = i < mediators.Count ? mediators[i].Village : world.Places.Villages[i * 7 % world.Places.Villages.Count];
            var person = i < mediators.Count ? mediators[i] : village.TakeAdult(a => a.Age is >= 20 and <= 42);
            var status = i < mediators.Count ? ReserveStatus.Posted : (ReserveStatus)random.Weighted(15, 50, 25, 7, 3);
            var row = world.Add(new ReserveCadre
            {
                ReserveId = world.NextId<ReserveCadre>(),
                PersonId = person.Id,
                RegionCode = village.Code,
                TrainingPost = status == ReserveStatus.Nominated ? null : i < mediators.Count ? ReservePost.Mediator
                    : (ReservePost)random.Next(5),
                MentorName = village.Branch.Leader!.Name,
                Status = status,
            });
            world.AddRole(person, RoleType.ReserveCadre, Network.Party, row.ReserveId, village.Code, new DateOnly(2019, 3, 1));
        }
    }

    private static void AddAdmissions(SampleWorld world, Random random)
    {
        foreach (var reserve in world.Rows<ReserveCadre>().Skip(40).Take(Admissions))
        {
            var stage = (AdmissionStage)random.Next(7);
            world.Add(new CadreAdmissionCase
            {
                CaseId = world.NextId<CadreAdmissionCase>(),
                RegionCode = reserve.RegionCode,
                VacantPost = random.Pick(Posts),
                CandidatePersonId = reserve.PersonId,
                Stage = stage,
                StageHistory = History(stage, random.Day(new DateOnly(2019, 1, 10), new DateOnly(2019, 6, 30))),
                JointReviewDepts = ReviewDepts,
                JointReviewResult = stage <= AdmissionStage.Inspection ? null : stage != AdmissionStage.Rejected,
            });
        }
    }

    /// <summary>The history contains every step before the present one, since no step may be skipped (F045).</summary>
    private static string History(AdmissionStage stage, DateOnly day)
    {
        var steps = stage == AdmissionStage.Rejected ? [AdmissionStage.FirstReview, AdmissionStage.Rejected]
            : Enum.GetValues<AdmissionStage>().Where(s => s <= stage).ToArray();
        var written = steps.Select((s, i) => Step(
            Sharing.Catalog.Naming.UpperSnake(s.ToString()), day.AddDays(i * 12), i == 2 ? "ORG" : "TWN", s != AdmissionStage.Rejected));
        return $"[{string.Join(',', written)}]";
    }

    private static string Step(string stage, DateOnly day, string department, bool passed) =>
        $$"""
        {"stage":"{{stage}}","decidedOn":"{{day:yyyy-MM-dd}}","department":"{{department}}",
        """
        + $$"""
        "passed":{{(passed ? "true" : "false")}},"opinion":"{{(passed ? "符合任职条件" : "不符合任职条件")}}"}
        """;
}
