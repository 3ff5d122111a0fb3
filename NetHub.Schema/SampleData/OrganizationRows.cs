using NetHub.Schema.People;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>The organisations, grouped for later steps.</summary>
internal sealed class OrganizationBook
{
    /// <summary>The county's organs and institutions, which host basic teams and send work teams.</summary>
    public List<Organization> Organs { get; } = [];

    public List<Organization> Schools { get; } = [];

    public List<Organization> Associations { get; } = [];

    /// <summary>The 127 business entities (经营主体) of 兴产业 (F082).</summary>
    public List<Organization> LeadingEnterprises { get; } = [];

    public List<Organization> Cooperatives { get; } = [];

    public List<Organization> FamilyFarms { get; } = [];

    public Dictionary<long, Organization> ById { get; } = [];

    public Organization this[string name] => ById.Values.First(o => o.Name == name);

    public static Organization Add(SampleWorld world, OrganizationDraft draft, Random random)
    {
        var contact = world.Places.ByCode.TryGetValue(draft.RegionCode, out var village) ? random.Pick(village.Adults)
            : random.Pick(world.Residents);
        var organization = world.Add(new Organization
        {
            OrgId = world.NextId<Organization>(),
            CreditCode = draft.Kind is null ? null : world.Numbers.CreditCode(draft.Kind),
            Name = draft.Name,
            RegistrarKind = draft.Kind?[..1],
            OrgTypeCode = draft.OrgType,
            UnitCategory = draft.UnitCategory,
            EconomicTypeCode = draft.UnitCategory == "8" ? "170" : draft.OrgType == "11" ? "150" : null,
            IndustryCode = draft.Industry,
            LegalRepName = contact.Name,
            EstablishedDate = random.Day(new DateOnly(1998, 1, 1), new DateOnly(2018, 12, 31)),
            Status = OrgStatus.Active,
            RegisteredAddressId = draft.AddressId,
            RegionCode = draft.RegionCode,
            GridCode = draft.GridCode,
            IsTwoNew = draft.UnitCategory is "8" or "11",
            IsAboveScale = draft.IsAboveScale,
            ContactName = contact.Name,
            ContactMobile = contact.Mobile,
        });
        world.Organizations.ById[organization.OrgId] = organization;
        return organization;
    }
}

/// <summary>
/// The input for an organisation. Kind is the first two characters of the credit code, or null for an unregistered organisation.
/// OrgType is from GB/T 20091, UnitCategory from 党内统计, Industry from GB/T 4754.
/// </summary>
internal sealed record OrganizationDraft(
    string Name,
    string? Kind,
    string OrgType,
    string UnitCategory,
    string Industry,
    string RegionCode,
    string? GridCode = null,
    bool? IsAboveScale = null,
    long? AddressId = null);

/// <summary>Adds organs of county, townships and villages, schools and associations. Parks and industry add the enterprises.</summary>
internal static class OrganizationRows
{
    private static readonly string[] OrganNames =
    [
        "县委办公室", "县人大常委会办公室", "县政府办公室", "县政协办公室", "县纪委监委机关", "县委组织部", "县委宣传部", "县委统战部", "县委政法委", "县委党校",
        "县发展和改革局", "县教育局", "县科技和工业信息化局", "县公安局", "县民政局", "县司法局", "县财政局", "县人力资源和社会保障局", "县自然资源局", "县生态环境分局",
        "县住房和城乡建设局", "县交通运输局", "县水利局", "县农业农村局", "县林业局", "县商务局", "县文化旅游广电体育局", "县卫生健康局", "县退役军人事务局", "县应急管理局",
        "县审计局", "县市场监督管理局", "县统计局", "县医疗保障局", "县城市管理和综合执法局", "县扶贫开发办公室", "县行政审批服务局", "县信访局", "县总工会", "共青团桂阳县委员会",
        "县妇女联合会", "县科学技术协会", "县残疾人联合会", "县工商业联合会", "县文学艺术界联合会", "县红十字会", "县法院", "县检察院", "县税务局", "县气象局",
        "县融媒体中心", "县档案馆", "县图书馆", "县文化馆", "县人民医院", "县中医医院", "县妇幼保健院", "县疾病预防控制中心", "县供销合作联社", "县公路建设养护中心",
    ];

    private static readonly string[] AssociationKinds =
    [
        "志愿者协会", "爱心公益协会", "老年体育协会", "摄影家协会", "女企业家协会", "书画协会", "湘剧爱好者协会", "户外应急救援队", "助学促进会", "商会",
    ];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("organisations");
        foreach (var name in OrganNames)
            world.Organizations.Organs.Add(AddOrgan(world, name, random));
        foreach (var township in world.Places.Townships)
            AddTownship(world, township, random);
        foreach (var village in world.Places.Villages)
            village.CommitteeOrgId = AddVillage(world, village, random);
        world.Places.Ended.CommitteeOrgId = AddVillage(world, world.Places.Ended, random);
        AddAssociations(world, random);
    }

    private static Organization AddOrgan(SampleWorld world, string name, Random random)
    {
        var isInstitution = name.EndsWith('院') && name[1] != '法' && name[1] != '检' || name.EndsWith("中心", StringComparison.Ordinal)
            || name.EndsWith('馆') || name.EndsWith('校');
        var full = name.StartsWith('县') ? "桂阳" + name : name;
        return OrganizationBook.Add(world, new OrganizationDraft(full, isInstitution ? "12" : "11", isInstitution ? "50" : "30",
            isInstitution ? "9" : "10", isInstitution ? "9221" : "9120", random.Pick(world.Places.Urban).Code), random);
    }

    private static void AddTownship(SampleWorld world, TownshipPlan township, Random random)
    {
        var seat = township.Villages[0].Code;
        Organization Office(string name, string kind, string type, string category) => OrganizationBook.Add(
            world, new OrganizationDraft("桂阳县" + township.Name + name, kind, type, category, "9221", seat), random);
        township.GovernmentOrgId = Office(township.IsSubdistrict ? "办事处" : "人民政府", "11", "30", township.IsSubdistrict ? "1" : "3").OrgId;
        township.PoliceOrgId = Office("派出所", "11", "30", "10").OrgId;
        township.MediationOrgId = Office("人民调解委员会", "11", "90", "12").OrgId;
        world.Organizations.Schools.Add(Office(township.Code == Article.Liantang ? "光明中心校" : "中心学校", "12", "50", "9"));
        world.Organizations.Schools.Add(Office("中学", "12", "50", "9"));
        Office("卫生院", "12", "50", "9");
    }

    private static long AddVillage(SampleWorld world, VillagePlan village, Random random)
    {
        var isCommunity = village.Name.EndsWith("社区", StringComparison.Ordinal);
        var name = $"桂阳县{village.Township.Name}{village.Name}{(isCommunity ? "居民" : "村民")}委员会";
        var category = isCommunity ? (village.IsUrban ? "2" : "4") : "5";
        return OrganizationBook.Add(world, new OrganizationDraft(name, isCommunity ? "55" : "54", isCommunity ? "95" : "94", category,
            isCommunity ? "9610" : "9620", village.Code), random).OrgId;
    }

    private static void AddAssociations(SampleWorld world, Random random)
    {
        string[] named = ["桂阳县古郡志愿者协会", "桂阳县蓉城志愿者协会", "桂阳县慈善总会"];
        for (var i = 0; i < Article.SocialTeams; i++)
        {
            var township = world.Places.Townships[i % world.Places.Townships.Count];
            var kind = AssociationKinds[i / world.Places.Townships.Count % AssociationKinds.Length];
            var name = i < named.Length ? named[i] : $"桂阳县{township.Name}{kind}";
            world.Organizations.Associations.Add(OrganizationBook.Add(world,
                new OrganizationDraft(name, "51", "70", "11", "9520", random.Pick(township.Villages).Code), random));
        }
    }
}
