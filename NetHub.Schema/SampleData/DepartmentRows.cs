using System.Reflection;
using NetHub.Schema.Regions;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>One row for each department code and each township. The datasets themselves name their owners.</summary>
internal static class DepartmentRows
{
    private static readonly DateOnly Since = new(2019, 3, 1);

    private static readonly (string Code, string Name, bool IsParty)[] County =
    [
        (Departments.Organization, "中共桂阳县委组织部", true),
        (Departments.PoliticsAndLaw, "中共桂阳县委政法委员会", true),
        (Departments.Publicity, "中共桂阳县委宣传部", true),
        (Departments.Park, "桂阳县工业园区管理委员会", false),
        (Departments.PublicSecurity, "桂阳县公安局", false),
        (Departments.Justice, "桂阳县司法局", false),
        (Departments.CivilAffairs, "桂阳县民政局", false),
        (Departments.Agriculture, "桂阳县农业农村局", false),
        (Departments.Health, "桂阳县卫生健康局", false),
        (Departments.Veterans, "桂阳县退役军人事务局", false),
        (Departments.YouthLeague, "共青团桂阳县委员会", false),
        (Departments.Data, "桂阳县数据局", false),
        (Departments.Leaders, "桂阳县领导驾驶舱", true),
        (Departments.MarketRegulation, "桂阳县市场监督管理局", false),
        (Departments.Statistics, "桂阳县统计局", false),
        (Departments.Tax, "国家税务总局桂阳县税务局", false),
        (Departments.Emergency, "桂阳县应急管理局", false),
    ];

    public static void Add(SampleWorld world)
    {
        var owned = typeof(Department).Assembly.GetTypes()
            .Select(t => (t.Name, t.GetCustomAttribute<DatasetAttribute>()?.Owner))
            .Where(t => t.Owner is not null)
            .ToLookup(t => t.Owner!, t => t.Name);
        foreach (var (code, name, isParty) in County)
            world.Add(Row(world, code, name, isParty, [.. owned[code].Order(StringComparer.Ordinal)]));
        foreach (var township in world.Places.Townships)
            world.Add(Row(world, township.Department, "桂阳县" + township.Name, isParty: false, [], township.Code));
    }

    private static Department Row(SampleWorld world, string code, string name, bool isParty, string[] owned, string? township = null) =>
        new()
        {
            DeptCode = code,
            Name = name,
            CreditCode = world.Numbers.CreditCode("11"),
            IsPartyOrgan = isParty,
            TownshipCode = township,
            OwnedTypes = owned,
            ValidFrom = Since,
        };
}
