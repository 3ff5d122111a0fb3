namespace NetHub.Schema.Vocabulary;

/// <summary>数源部门: codes of the departments that answer for data. Departments are dated rows; only the codes stand here.</summary>
public static class Departments
{
    /// <summary>县委组织部</summary>
    public const string Organization = "ORG";

    /// <summary>县委政法委、县综治中心</summary>
    public const string PoliticsAndLaw = "PLC";

    /// <summary>县委宣传部、县文明办</summary>
    public const string Publicity = "PUB";

    /// <summary>园区管委会、企业党委</summary>
    public const string Park = "PRK";

    /// <summary>公安局</summary>
    public const string PublicSecurity = "PSB";

    /// <summary>司法局</summary>
    public const string Justice = "JUS";

    /// <summary>民政局</summary>
    public const string CivilAffairs = "CIV";

    /// <summary>农业农村局、乡村振兴局</summary>
    public const string Agriculture = "AGR";

    /// <summary>卫生健康局</summary>
    public const string Health = "HLT";

    /// <summary>退役军人事务局</summary>
    public const string Veterans = "VET";

    /// <summary>团县委</summary>
    public const string YouthLeague = "YLC";

    /// <summary>数据局: the hub's operator</summary>
    public const string Data = "DAT";

    /// <summary>乡镇(街道)</summary>
    public const string Township = "TWN";

    /// <summary>县领导驾驶舱</summary>
    public const string Leaders = "LDR";

    /// <summary>市场监管局: provides, does not read</summary>
    public const string MarketRegulation = "AMR";

    /// <summary>统计局: provides, does not read</summary>
    public const string Statistics = "STA";

    /// <summary>税务局: provides, does not read</summary>
    public const string Tax = "TAX";

    /// <summary>应急管理局: provides, does not read</summary>
    public const string Emergency = "EMB";
}
