using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>访问级别, in ascending order. The default is denial.</summary>
public enum AccessLevel
{
    [Term("不可访问", "Nothing")] None,
    [Term("仅统计", "Only as statistics")] Aggregate,
    [Term("脱敏", "Masked")] Masked,
    [Term("完整", "In full")] Full,
}

/// <summary>The way in which a caller uses a field.</summary>
public enum Usage
{
    [Term("显示", "Show the value")] Show,
    [Term("筛选", "Filter, or look up by it")] Filter,
    [Term("排序", "Sort by it")] Sort,
    [Term("分组", "Group by it")] Group,
    [Term("统计", "Sum, average or compare its values")] Aggregate,
}

/// <summary>A union of row scopes: a row is in the set if it is in any of them.</summary>
[Flags]
public enum ScopeSet
{
    None = 0,
    County = 1,
    Township = 2,
    Park = 4,
    Own = 8,
    Case = 16,
}

/// <summary>One alternative of a decision: a level on the rows of a scope, with its source.</summary>
/// <param name="Level">The access level.</param>
/// <param name="Scope">The row scope.</param>
/// <param name="Source">The matrix cell, or the id of a grant.</param>
/// <param name="IsGranted">Whether the source is a grant.</param>
/// <param name="IsLowered">Whether the source gives FULL but joint disclosure lowers it; see <see cref="JointDisclosure"/>.</param>
public readonly record struct Alternative(AccessLevel Level, RowScope Scope, string Source, bool IsGranted = false, bool IsLowered = false);

internal static class ScopeSets
{
    public static ScopeSet From(RowScope scope) => scope switch
    {
        RowScope.County => ScopeSet.County,
        RowScope.Township => ScopeSet.Township,
        RowScope.Park => ScopeSet.Park,
        RowScope.Own => ScopeSet.Own,
        RowScope.Case => ScopeSet.Case,
        _ => ScopeSet.None,
    };

    /// <summary>Returns whether every row of <paramref name="rows"/> is certainly in <paramref name="set"/>.</summary>
    public static bool Covers(this ScopeSet set, ScopeSet rows) =>
        set.HasFlag(ScopeSet.County) || (rows != ScopeSet.None && (set & rows) == rows);

    public static IEnumerable<RowScope> Each(this ScopeSet set) => Enum.GetValues<RowScope>().Where(s => set.HasFlag(From(s)));
}
