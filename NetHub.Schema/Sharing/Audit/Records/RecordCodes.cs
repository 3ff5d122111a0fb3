using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Audit.Records;

/// <summary>用法: the usage of a field, or a refusal.</summary>
public enum RecordedUsage
{
    [Term("显示", "Its value was shown")] Show,
    [Term("筛选", "Rows were filtered or looked up by it")] Filter,
    [Term("排序", "Rows were sorted by it")] Sort,
    [Term("分组", "Rows were grouped by it")] Group,
    [Term("统计", "Its values were summed, averaged or compared")] Aggregate,
    [Term("被拒", "It was asked for and refused")] Denied,
}

/// <summary>访问级别: the highest level that a read got of a field.</summary>
public enum RecordedLevel
{
    [Term("不可访问", "Nothing")] None,
    [Term("仅统计", "Only as statistics")] Aggregate,
    [Term("脱敏", "Masked")] Masked,
    [Term("部分脱敏", "Masked on some rows")] PartlyMasked,
    [Term("完整", "In full")] Full,
}
