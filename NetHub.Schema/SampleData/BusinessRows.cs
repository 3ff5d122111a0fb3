using NetHub.Schema.Networks.Grids;
using NetHub.Schema.People;

namespace NetHub.Schema.SampleData;

/// <summary>
/// Enterprises of the two parks, and the 127 leading enterprises, cooperatives and farms of 兴产业 (F082), some of them in a park.
/// Enterprises that the article names keep their names and get no invented figures; all others are invented.
/// </summary>
internal static class BusinessRows
{
    public const string Smelter = "湖南省桂阳银星有色冶炼有限公司";
    public const int CountyEnterprises = 86;
    public const int SecondEnterprises = 34;
    private const int Leading = 30;
    private const int Cooperatives = 67;

    /// <summary>The backbone enterprises of 莲塘镇 (F085); the article names two of the three.</summary>
    private static readonly string[] Backbone = ["利诺生物药业有限公司", "桂阳富硒中药材有限公司", "桂阳莲塘药材饮片加工有限公司"];

    private static readonly string[] Trades =
        ["鑫达", "宏源", "恒盛", "金洲", "瑞丰", "博雅", "嘉禾源", "云峰", "蓝岭", "同创", "益民", "天泽", "长乐", "振兴", "永昌", "新程"];

    private static readonly (string Industry, string Name, string Product)[] Lines =
    [
        ("3212", "铅锌冶炼", "铅锭、锌锭"), ("3211", "铜业", "阴极铜"), ("3222", "贵金属", "白银"), ("3251", "铜材", "铜棒材"),
        ("4210", "再生资源", "再生有色金属"), ("3099", "石墨新材", "石墨制品"), ("1371", "食品", "腌制蔬菜"), ("2730", "中药饮片", "玉竹饮片"),
    ];

    private static readonly string[] Crops = ["玉竹", "油茶", "烤烟", "坛子肉", "五爪辣", "红薯", "柑橘", "水稻", "黄牛", "茶叶"];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("businesses");
        AddPark(world, ParkBook.CountyPark, world.ParkBook.County, ParkBook.CountyParkVillages, CountyEnterprises, random);
        AddPark(world, ParkBook.SecondPark, world.ParkBook.Second, ParkBook.SecondParkVillages, SecondEnterprises, random);
        foreach (var grid in ParkBook.CountyParkVillages.SelectMany(v => world.Places.ByCode[v].Grids))
            world.Parks[(typeof(Grid), GridKey(grid))] = ParkBook.CountyPark;
        foreach (var grid in ParkBook.SecondParkVillages.SelectMany(v => world.Places.ByCode[v].Grids))
            world.Parks[(typeof(Grid), GridKey(grid))] = ParkBook.SecondPark;
        AddLeading(world, random);
        AddCooperatives(world, random);
    }

    public static long GridKey(Grid grid) => long.Parse(grid.GridCode, System.Globalization.CultureInfo.InvariantCulture);

    private static void AddPark(SampleWorld world, long park, List<ParkUnit> units, string[] villages, int count, Random random)
    {
        for (var i = 0; i < count; i++)
        {
            var village = world.Places.ByCode[villages[i % villages.Length]];
            var grid = village.Grids[i / villages.Length % village.Grids.Count].GridCode;
            var line = park == ParkBook.CountyPark ? Lines[i % Lines.Length] : Lines[6 + (i % 2)];
            var name = park == ParkBook.CountyPark && i == 0 ? Smelter
                : $"桂阳{Trades[i % Trades.Length]}{(park == ParkBook.CountyPark ? "" : "莲塘")}{line.Name}{(i / Trades.Length is var n and > 0 ? $"{"一二三四五六"[n]}厂" : "")}有限公司";
            var address = AddressRows.Business(world, village, grid, i + 1).AddressId;
            var isAboveScale = park == ParkBook.CountyPark && i % 3 == 0;
            var draft = new OrganizationDraft(name, "91", "11", "8", line.Industry, village.Code, grid, isAboveScale, address);
            var row = OrganizationBook.Add(world, draft, random);
            units.Add(new ParkUnit(row.OrgId, name, park, village, grid, line.Industry, line.Product, address));
            world.Parks[(typeof(Organization), row.OrgId)] = park;
        }
    }

    private static void AddLeading(SampleWorld world, Random random)
    {
        var book = world.Organizations;
        foreach (var name in Backbone)
            book.LeadingEnterprises.Add(Add(world, name, "91", "11", "2730", world.Places.Liantang, random));
        // Food and herb producers of the parks also lead villages, so that scope PARK has rows in this network.
        book.LeadingEnterprises.AddRange(world.ParkBook.County.Where(u => u.Industry is "1371" or "2730").Take(8)
            .Select(u => book.ById[u.OrgId]));
        book.LeadingEnterprises.AddRange(world.ParkBook.Second.Take(5).Select(u => book.ById[u.OrgId]));
        for (var i = book.LeadingEnterprises.Count; i < Leading; i++)
            book.LeadingEnterprises.Add(Add(world, $"桂阳{Trades[i % Trades.Length]}农业开发有限公司{(i < Trades.Length ? "" : "仁义分公司")}", "91",
                "11", "1371", Township(world, i), random));
    }

    private static void AddCooperatives(SampleWorld world, Random random)
    {
        for (var i = 0; i < Cooperatives; i++)
        {
            var isHerbal = i < 8;
            var township = isHerbal ? world.Places.Liantang : Township(world, i);
            var name = $"桂阳县{township.Name}{(isHerbal ? "中药材" : Crops[i % Crops.Length])}专业合作社{(isHerbal ? $"({"一二三四五六七八"[i]}社)" : $"({i}号)")}";
            world.Organizations.Cooperatives.Add(Add(world, name, "93", "19", isHerbal ? "0171" : "0141", township, random));
        }

        while (world.Organizations.LeadingEnterprises.Count + world.Organizations.Cooperatives.Count + world.Organizations.FamilyFarms.Count < Article.LinkedBusinesses)
        {
            var i = world.Organizations.FamilyFarms.Count;
            var township = Township(world, i);
            world.Organizations.FamilyFarms.Add(Add(world, $"桂阳县{township.Name}{Trades[i % Trades.Length]}家庭农场", "92", "19", "0111",
                township, random));
        }
    }

    private static Organization Add(SampleWorld world, string name, string kind, string type, string industry, TownshipPlan township,
        Random random) =>
        OrganizationBook.Add(world, new OrganizationDraft(name, kind, type, "8", industry, random.Pick(township.Villages).Code), random);

    private static TownshipPlan Township(SampleWorld world, int i) => world.Places.Townships[3 + (i % (world.Places.Townships.Count - 3))];
}
