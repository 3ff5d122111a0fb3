using NetHub.Schema.Querying.Filtering;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Aggregation;

/// <summary>What one statistic uses in a way that would let two of them be subtracted.</summary>
internal sealed record PartitionObjection(string Coordinate, string Chinese, string English);

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
    private readonly List<PartitionObjection> objections = [];

    /// <param name="source">The rows, with the filter.</param>
    /// <param name="keys">The keys of the groups.</param>
    /// <param name="asOf">The day that dated rows answer for.</param>
    public IReadOnlyList<PartitionObjection> Objections(ConnectionSource source, IReadOnlyList<GroupKey> keys, SlotSource asOf)
    {
        if (source.Where is not null)
            Read(source.Where, dataset, null);
        dimensions.UnionWith(keys.Select(static k => (k.Link, k.Field)));
        if (source.Link is { Direction: LinkDirection.ToMany } parent)
            dimensions.Add((null, parent.Key));
        if (dimensions.Count > MostDimensions)
            Object(dataset.Name, $"个人及企业经营数据的统计,其筛选字段与分组键合计不超过 {MostDimensions} 个", $"statistics on people and on figures of enterprises have at most {MostDimensions} dimensions, filters and keys taken together");
        if (dataset.IsDated && asOf is not CallerSource { Value: CallerValue.Today })
            Object(dataset.Name, "个人及企业经营数据的统计只按今日计算,请去掉 asOf", "statistics on people and on figures of enterprises are as of today: remove asOf");
        return objections;
    }

    private void Read(InputValue filter, DatasetEntry of, LinkEntry? link)
    {
        foreach (var (name, value) in FilterTranslator.Members(filter))
            Read(name, value, of, link);
    }

    private void Read(string name, InputValue value, DatasetEntry of, LinkEntry? link)
    {
        if (name == "and")
        {
            foreach (var part in FilterTranslator.Items(value).Where(static p => !p.IsNull))
                Read(part, of, link);
        }
        else if (name == "or")
            Object(of.Name, "个人及企业经营数据的统计不能用 or 筛选,请改为分组", "statistics on people and on figures of enterprises are not filtered by or: group instead");
        else if (value.IsNull)
            return;
        else if (of.Field(name) is { } field)
            Read(field, value, link);
        else if (of.Link(name) is { } next)
            Read(next, value, link);
    }

    private void Read(FieldEntry field, InputValue operations, LinkEntry? link)
    {
        dimensions.Add((link, field));
        if (field.Kind is ValueKind.Date or ValueKind.Instant)
            Object(field.Coordinate, "个人及企业经营数据的统计不按日期筛选,请按月、季或年分组", "statistics on people and on figures of enterprises are not filtered by dates: group by month, quarter or year");
        else if (FilterTranslator.Members(operations).Any(static o => o.Key is not ("eq" or "within")))
            Object(field.Coordinate, "个人及企业经营数据的统计只能用 eq 或 within 筛选,请改为分组", "statistics on people and on figures of enterprises are filtered by eq and within only: group instead");
    }

    private void Read(LinkEntry next, InputValue filter, LinkEntry? link)
    {
        if (link is null && next.Direction == LinkDirection.ToOne)
            Read(filter, next.To, next);
        else
            Object(next.Coordinate, "个人及企业经营数据的统计不能按关联的多条记录筛选", "statistics on people and on figures of enterprises are not filtered by rows that link to them");
    }

    private void Object(string coordinate, string chinese, string english) => objections.Add(new PartitionObjection(coordinate, chinese, english));
}
