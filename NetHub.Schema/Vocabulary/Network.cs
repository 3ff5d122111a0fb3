namespace NetHub.Schema.Vocabulary;

/// <summary>The networks that the hub joins, the shared dimension under them, and the hub's own records.</summary>
public enum Network
{
    [Term("共享基础", "Shared dimension: regions, people, organisations")] Shared,
    [Term("党建网", "Party building")] Party,
    [Term("网格", "Grid")] Grid,
    [Term("新时代文明实践网", "New-era civilization practice")] Civil,
    [Term("园区企业党委网", "Enterprise-park party committee")] Park,
    [Term("帮扶与产业", "Assistance and industry")] Assist,
    [Term("指标", "Indicators")] Indicator,
    [Term("中枢", "The hub itself")] Hub,
}
