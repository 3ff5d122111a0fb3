using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>What one statistic uses in a way that would let two of them be subtracted.</summary>
internal sealed record StatisticObjection(string Coordinate, string Chinese, string English);

/// <summary>
/// Statistics on people, and on the figures of enterprises, come from fixed tables (model 14.6): a filter names one cell of a partition, never a
/// union, a complement or a window of the caller's choice. So there is no row set that could be moved by one subject at will, and each cell
/// stands in a few sums only, which rounding covers.
/// </summary>
internal sealed class FixedPartitions(DatasetEntry dataset)
{
    /// <summary>Dimensions of a table. With more of them the same cell would stand in so many sums that their roundings average out.</summary>
    public const int MostDimensions = 3;

    private readonly HashSet<(LinkEntry? Link, FieldEntry Field)> dimensions = [];
    private readonly List<StatisticObjection> objections = [];

    /// <param name="parent">The link that the rows are followed by from a parent row; null at the root.</param>
    /// <param name="where">The filter.</param>
    /// <param name="keys">The keys of the groups.</param>
    /// <param name="isAsOfToday">Dated rows answer for today.</param>
    public IReadOnlyList<StatisticObjection> Objections(LinkEntry? parent, Predicate? where, IReadOnlyList<GroupKey> keys, bool isAsOfToday)
    {
        Read(where, dataset, null);
        dimensions.UnionWith(keys.Select(static k => (k.Link, k.Field)));
        if (parent is { Direction: LinkDirection.ToMany })
            dimensions.Add((null, parent.Key));
        if (dimensions.Count > MostDimensions)
            Object(dataset.Name, $"个人及企业经营数据的统计,其筛选字段与分组键合计不超过 {MostDimensions} 个", $"statistics on people and on figures of enterprises have at most {MostDimensions} dimensions, filters and keys taken together");
        if (dataset.IsDated && !isAsOfToday)
            Object(dataset.Name, "个人及企业经营数据的统计只按今日计算,请去掉 asOf", "statistics on people and on figures of enterprises are as of today: remove asOf");
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
                Object(of.Name, "个人及企业经营数据的统计不能用 or 筛选,请改为分组", "statistics on people and on figures of enterprises are not filtered by or: group instead");
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
            Object(field.Coordinate, "个人及企业经营数据的统计不按日期筛选,请按月、季或年分组", "statistics on people and on figures of enterprises are not filtered by dates: group by month, quarter or year");
        else if (!isOfOneCell)
            Object(field.Coordinate, "个人及企业经营数据的统计只能用 eq 或 within 筛选,请改为分组", "statistics on people and on figures of enterprises are filtered by eq and within only: group instead");
    }

    private void ObjectToRows(LinkEntry link) =>
        Object(link.Coordinate, "个人及企业经营数据的统计不能按关联的多条记录筛选", "statistics on people and on figures of enterprises are not filtered by rows that link to them");

    private void Object(string coordinate, string chinese, string english) => objections.Add(new StatisticObjection(coordinate, chinese, english));
}
