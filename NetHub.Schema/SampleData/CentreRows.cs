using NetHub.Schema.Networks.PartyBuilding;

namespace NetHub.Schema.SampleData;

/// <summary>118 village centres for nearly 43 million yuan, none below 300 m² (F050, F051), five industry centres (F121), the park's
/// centre (F113), and the villages' operating funds (F054).</summary>
internal static class CentreRows
{
    private static readonly string[] Rooms = ["共享支部会议室", "党员活动室", "多功能室", "图书阅览室", "党建工作站"];
    private static readonly string[] Industries = ["教育系统", "卫生健康系统", "建筑行业", "物流行业", "社会组织"];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("centres");
        AddVillageCentres(world, random);
        foreach (var industry in Industries)
            AddOther(world, $"桂阳县{industry}两新组织党建服务中心", CentreKind.IndustryPartyServiceCentre, random.Pick(world.Places.Urban), random);
        var park = AddOther(world, "桂阳县工业园区党群活动服务中心", CentreKind.ParkPartyMassCentre, world.ParkBook.County[0].Village, random);
        world.Parks[(typeof(ServiceCentre), park)] = ParkBook.CountyPark;
        AddFunding(world, world.Random("funding"));
    }

    private static void AddVillageCentres(SampleWorld world, Random random)
    {
        var villages = random.Shuffled(world.Places.Rural).Take(Article.VillageCentres).ToList();
        // Use steps of 0.1 万元, so that the parts add up exactly to the total.
        var parts = Draw.Apportion((int)(Article.CentreInvestmentWan * 10), [.. villages.Select(_ => random.Between(60, 140) * 1.0)]);
        for (var i = 0; i < villages.Count; i++)
        {
            world.Add(new ServiceCentre
            {
                CentreId = world.NextId<ServiceCentre>(),
                Name = villages[i].Name + "党群活动中心",
                Kind = CentreKind.VillageCentre,
                RegionCode = villages[i].Code,
                HostOrgId = villages[i].CommitteeOrgId,
                FloorAreaSqm = random.Amount(300, 640),
                InvestmentWan = parts[i] / 10m,
                RenovatedOn = random.Day(new DateOnly(2017, 9, 1), new DateOnly(2019, 11, 30)),
                Facilities = [.. random.Shuffled(Rooms).Take(3)],
                SharingBranchIds = [villages[i].Branch.Id],
            });
        }
    }

    /// <summary>The article does not list the seven items of the checklist, so they have numbers instead of names.</summary>
    private static long AddOther(SampleWorld world, string name, CentreKind kind, VillagePlan village, Random random)
    {
        var checklist = Enumerable.Range(1, 7).Select(i => $$"""{"item":"第{{i}}项","present":true,"remark":""}""");
        var branches = world.Party.Organizations.Where(o => kind == CentreKind.ParkPartyMassCentre ? o.ParkId == ParkBook.CountyPark
            : o.HostOrgId is not null && o.ParkId is null);
        return world.Add(new ServiceCentre
        {
            CentreId = world.NextId<ServiceCentre>(),
            Name = name,
            Kind = kind,
            RegionCode = village.Code,
            FloorAreaSqm = random.Amount(600, 1800),
            RenovatedOn = random.Day(new DateOnly(2018, 1, 1), new DateOnly(2019, 9, 30)),
            Facilities = Rooms,
            SevenOnesChecklist = kind == CentreKind.IndustryPartyServiceCentre ? $"[{string.Join(',', checklist)}]" : null,
            SharingBranchIds = [.. random.Shuffled(branches).Take(5).Select(b => b.Id)],
        }).CentreId;
    }

    /// <summary>In 2019, that year's 373 villages received 28.7 万元 each on average; in 2018 less.</summary>
    private static void AddFunding(SampleWorld world, Random random)
    {
        List<VillagePlan> villages = [.. world.Places.Villages, world.Places.Ended];
        foreach (var (year, average) in new[] { (2018, 25.2m), (2019, Article.VillageFundWan) })
        {
            var total = (int)(average * 10 * Article.VillagesIn2019);
            var parts = Draw.Apportion(total, [.. villages.Select(_ => random.Between(80, 125) * 1.0)]);
            for (var i = 0; i < villages.Count; i++)
            {
                world.Add(new VillageFunding
                {
                    FundingId = world.NextId<VillageFunding>(),
                    RegionCode = villages[i].Code,
                    Year = year,
                    OperatingFundWan = parts[i] / 10m,
                    CadrePayTotalWan = (Article.SecretaryPay + (4 * Article.OtherCadrePay)) * 12 / 10_000,
                    ExecutedRate = random.Amount(0.82m, 1.0m, 3),
                });
            }
        }
    }
}
