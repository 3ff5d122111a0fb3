using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>A grouping: its statement, and what is made of its rows. Without keys it is an aggregate of the whole.</summary>
/// <param name="Query">Keys, measures, and what is selected, compared and ordered by.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Ordinals">The column of each key, of the count, of the subjects and of each measure, in this order.</param>
/// <param name="SubjectsColumn">Position of the number of distinct subjects; null where nothing is suppressed.</param>
/// <param name="AreSubjectsApart">No subject is in two groups.</param>
/// <param name="Rule">How small groups are kept from telling; null where everything is FULL.</param>
/// <param name="MaxGroups">Groups that it may come to.</param>
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
