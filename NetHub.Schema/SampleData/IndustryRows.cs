using NetHub.Schema.Networks.Assistance;
using NetHub.Schema.People;

namespace NetHub.Schema.SampleData;

/// <summary>一村一产业: one row for each village with a leading enterprise and cooperatives (F080 to F083), the article's sums for 莲塘镇
/// (F085 to F090), and the activities and locations of the 127 businesses (F082).</summary>
internal static class IndustryRows
{
    private const int LiantangFarmers = 2_046; // F087: over 2,000
    private const int LiantangWorkshops = 78; // F088
    private const int LiantangBaseMu = 30_000; // F090
    private const int LiantangTons = 800; // F090
    private const int LiantangOutputWan = 50_860; // F090: over 500 million yuan
    private const int LiantangGainPerMu = 9_000; // F089

    private static readonly (string Code, string Product)[] Products =
        [("0160", "烤烟"), ("0122", "油茶"), ("0141", "五爪辣椒"), ("0153", "柑橘"), ("0111", "优质稻"), ("0123", "红薯"), ("0311", "黄牛"),
            ("0164", "茶叶"), ("0321", "土鸡")];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("industry");
        AddLiantang(world, random);
        foreach (var village in world.Places.Villages.Where(v => v.Township.Code != Article.Liantang))
            AddVillage(world, village, random);
        AddLinks(world, world.Random("industry links"));
    }

    private static void AddLiantang(SampleWorld world, Random random)
    {
        var villages = world.Places.Liantang.Villages;
        int[] Split(int total) => Draw.Apportion(total, [.. villages.Select(_ => 0.5 + random.NextDouble())]);
        var (mu, tons, output, farmers, workshops) =
            (Split(LiantangBaseMu), Split(LiantangTons), Split(LiantangOutputWan), Split(LiantangFarmers), Split(LiantangWorkshops));
        for (var i = 0; i < villages.Count; i++)
        {
            world.Add(new VillageIndustry
            {
                VillageIndustryId = world.NextId<VillageIndustry>(),
                VillageCode = villages[i].Code,
                IndustryCode = "0171",
                ProductName = villages[i].Name == "润冲村" || i % 2 == 0 ? "玉竹" : "百合",
                LeadOrgId = world.Organizations.LeadingEnterprises[i % 3].OrgId,
                CoopOrgIds = [world.Organizations.Cooperatives[i % 8].OrgId],
                BaseAreaMu = mu[i],
                ProcessingTons = tons[i],
                OutputValueWan = output[i],
                IncomeGainPerMu = LiantangGainPerMu,
                FarmerHouseholds = farmers[i],
                WorkshopCount = workshops[i],
            });
        }
    }

    private static void AddVillage(SampleWorld world, VillagePlan village, Random random)
    {
        var (code, product) = random.Pick(Products);
        var mu = random.Between(150, 1_800);
        world.Add(new VillageIndustry
        {
            VillageIndustryId = world.NextId<VillageIndustry>(),
            VillageCode = village.Code,
            IndustryCode = code,
            ProductName = product,
            LeadOrgId = world.Organizations.LeadingEnterprises[random.Between(3, world.Organizations.LeadingEnterprises.Count - 1)].OrgId,
            CoopOrgIds = [world.Organizations.Cooperatives[random.Between(8, world.Organizations.Cooperatives.Count - 1)].OrgId],
            BaseAreaMu = mu,
            ProcessingTons = random.Amount(5, 60),
            OutputValueWan = Math.Round(mu * random.Amount(0.2m, 0.9m, 2), 1),
            IncomeGainPerMu = random.Between(8, 40) * 100,
            FarmerHouseholds = random.Between(15, 180),
            WorkshopCount = random.Between(0, 5),
        });
    }

    private static void AddLinks(SampleWorld world, Random random)
    {
        var book = world.Organizations;
        foreach (var organization in book.LeadingEnterprises)
            Link(organization, BusinessKind.LeadingEnterprise, 9);
        foreach (var organization in book.Cooperatives)
            Link(organization, BusinessKind.Cooperative, 6);
        foreach (var organization in book.FamilyFarms)
            Link(organization, BusinessKind.FamilyFarm, 3);

        void Link(Organization organization, BusinessKind kind, int count)
        {
            for (var i = 0; i < count; i++)
            {
                // Links alternate between a single household and a whole village.
                var household = i % 2 == 0 ? random.Pick(world.Rows<AssistedHousehold>()) : null;
                world.Add(new IndustryLink
                {
                    LinkId = world.NextId<IndustryLink>(),
                    OrgId = organization.OrgId,
                    OrgKind = kind,
                    VillageCode = household?.VillageCode ?? random.Pick([.. world.Places.Rural]).Code,
                    HouseholdId = household?.HouseholdId,
                    Mode = random.Chance(0.6) ? LinkMode.Direct : LinkMode.Indirect,
                    JobsProvided = random.Between(0, 24),
                });
            }
        }
    }
}
