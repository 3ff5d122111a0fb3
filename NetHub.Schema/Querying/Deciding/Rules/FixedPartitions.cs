using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>A use in a statistic that would allow subtracting one statistic from another.</summary>
internal sealed record StatisticObjection(string Coordinate, string Chinese, string English);

/// <summary>
/// Restricts statistics on people and on enterprise figures to fixed tables (model 14.6): a filter selects one cell of a partition, never a
/// union, a complement or a range of the caller's choice. So a caller cannot vary a row set by a single subject, and each cell is part of
/// only a few sums, which rounding protects.
/// </summary>
internal sealed class FixedPartitions(DatasetEntry dataset)
{
    /// <summary>The maximum number of dimensions of a table. With more, one cell would be part of so many sums that their rounding averages out.</summary>
    public const int MostDimensions = 3;

    private readonly HashSet<(LinkEntry? Link, FieldEntry Field)> dimensions = [];
    private readonly List<StatisticObjection> objections = [];

    /// <param name="parent">The link from the parent row; null at the root.</param>
    /// <param name="where">The filter.</param>
    /// <param name="keys">The keys of the groups.</param>
    /// <param name="isAsOfToday">Whether dated rows are read as of today.</param>
    public IReadOnlyList<StatisticObjection> Objections(LinkEntry? parent, Predicate? where, IReadOnlyList<GroupKey> keys, bool isAsOfToday)
    {
        Read(where, dataset, null);
        dimensions.UnionWith(keys.Select(static k => (k.Link, k.Field)));
        if (parent is { Direction: LinkDirection.ToMany })
            dimensions.Add((null, parent.Key));
        if (dimensions.Count > MostDimensions)
            Object(dataset.Name, $"个人及企业经营数据的统计，其筛选字段与分组键合计不超过 {MostDimensions} 个", $"statistics on people and on enterprise figures can use at most {MostDimensions} fields in filters and keys together");
        if (dataset.IsDated && !isAsOfToday)
            Object(dataset.Name, "个人及企业经营数据的统计只按今日计算，请去掉 asOf", "statistics on people and on enterprise figures are available only as of today: remove asOf");
        return objections;
    }

    private void Read(Predicate? filter, DatasetEntry of, LinkEntry? link)
    {
        switch (filter)
        {
            case AllOf all:
                foreach (var part in all.Parts)
                    Read(part, of, link);
                break;
            case AnyOf:
                Object(of.Name, "个人及企业经营数据的统计不能用 or 筛选，请改为分组", "statistics on people and on enterprise figures cannot be filtered with or: group instead");
                break;
            case FieldTest test:
                Read(test.Field, test.Comparison is Comparison.Eq or Comparison.Within, link);
                break;
            case ElementsTest test:
                Read(test.Field, isOfOneCell: false, link);
                break;
            case LinkTest test when link is null:
                Read(test.Where, test.Link.To, test.Link);
                break;
            case LinkTest test:
                ObjectToRows(test.Link);
                break;
            case ReverseTest test:
                ObjectToRows(test.Link);
                break;
        }
    }

    private void Read(FieldEntry field, bool isOfOneCell, LinkEntry? link)
    {
        dimensions.Add((link, field));
        if (field.Kind is ValueKind.Date or ValueKind.Instant)
            Object(field.Coordinate, "个人及企业经营数据的统计不能按日期筛选，请按月、季或年分组", "statistics on people and on enterprise figures cannot be filtered by date: group by month, quarter or year");
        else if (!isOfOneCell)
            Object(field.Coordinate, "个人及企业经营数据的统计只能用 eq 或 within 筛选，请改为分组", "statistics on people and on enterprise figures can be filtered only with eq and within: group instead");
    }

    private void ObjectToRows(LinkEntry link) =>
        Object(link.Coordinate, "个人及企业经营数据的统计不能按关联的多条记录筛选", "statistics on people and on enterprise figures cannot be filtered by rows that link to them");

    private void Object(string coordinate, string chinese, string english) => objections.Add(new StatisticObjection(coordinate, chinese, english));
}
