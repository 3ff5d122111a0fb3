using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>A compiled statistic: its statement and how to process its rows. Without keys, it aggregates all rows.</summary>
/// <param name="Query">The query with its keys, measures, selection, conditions and order.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Ordinals">The columns of the keys, the count, the subjects and the measures, in this order.</param>
/// <param name="SubjectsColumn">The index, in the column list, of the number of distinct subjects; null if nothing is suppressed.</param>
/// <param name="AreSubjectsApart">Whether every subject is in only one group.</param>
/// <param name="Rule">The rule for small groups; null if everything is FULL.</param>
/// <param name="MaxGroups">The maximum number of groups.</param>
internal sealed record CompiledStatistic(
    StatisticQuery Query,
    SqlTemplate Sql,
    IReadOnlyList<int> Ordinals,
    int? SubjectsColumn,
    bool AreSubjectsApart,
    SmallGroupRule? Rule,
    int MaxGroups)
{
    public IReadOnlyList<GroupKey> Keys => Query.Keys;

    public IReadOnlyList<MeasureRef> Measures => Query.Measures;
}
