namespace NetHub.Schema.Vocabulary;

/// <summary>数源部门: codes of the departments that answer for data. Departments are dated rows; only the codes stand here.</summary>
public static class Departments
{
    [Term("县委组织部", "Organization Department of the county committee")]
    public const string Organization = "ORG";

    [Term("县委政法委、县综治中心", "Political and Legal Affairs Commission")]
    public const string PoliticsAndLaw = "PLC";

    [Term("县委宣传部、县文明办", "Publicity Department, with the civilization office")]
    public const string Publicity = "PUB";

    [Term("园区管委会、企业党委", "Park administration, with the enterprise Party committee")]
    public const string Park = "PRK";

    [Term("公安局", "Public security bureau")]
    public const string PublicSecurity = "PSB";

    [Term("司法局", "Justice bureau")]
    public const string Justice = "JUS";

    [Term("民政局", "Civil affairs bureau")]
    public const string CivilAffairs = "CIV";

    [Term("农业农村局、乡村振兴局", "Agriculture and rural affairs bureau")]
    public const string Agriculture = "AGR";

    [Term("卫生健康局", "Health bureau")]
    public const string Health = "HLT";

    [Term("退役军人事务局", "Veterans affairs bureau")]
    public const string Veterans = "VET";

    [Term("团县委", "Youth League committee")]
    public const string YouthLeague = "YLC";

    /// <summary>The hub's operator.</summary>
    [Term("数据局", "Data bureau, which operates the hub")]
    public const string Data = "DAT";

    [Term("乡镇(街道)", "Township or subdistrict")]
    public const string Township = "TWN";

    [Term("县领导驾驶舱", "County leaders")]
    public const string Leaders = "LDR";

    /// <summary>Provides, does not read.</summary>
    [Term("市场监管局", "Market regulation bureau")]
    public const string MarketRegulation = "AMR";

    /// <summary>Provides, does not read.</summary>
    [Term("统计局", "Statistics bureau")]
    public const string Statistics = "STA";

    /// <summary>Provides, does not read.</summary>
    [Term("税务局", "Tax bureau")]
    public const string Tax = "TAX";

    /// <summary>Provides, does not read.</summary>
    [Term("应急管理局", "Emergency management bureau")]
    public const string Emergency = "EMB";
}
