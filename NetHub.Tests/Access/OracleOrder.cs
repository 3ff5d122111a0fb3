using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Tests.Access;

/// <summary>
/// The order of rows, worked out a second time: by the stored value, text by its characters' codes, null first when ascending;
/// the row's key comes last and goes the way of the field.
/// </summary>
internal static class OracleOrder
{
    /// <summary>The rows on which the field is FULL, in its order.</summary>
    public static IEnumerable<OracleRow> By(AccessOracle oracle, FieldEntry field, bool descending) =>
        Sort(oracle.FullRows(field), r => r.Values[field.Property.Name], descending);

    /// <summary>Rows whose key of the link is FULL, in the order of a field of what they link to.</summary>
    public static IEnumerable<OracleRow> Through(AccessOracle oracle, LinkEntry link, FieldEntry field, bool descending) =>
        Sort(oracle.FullRows(link.Key), Value(oracle, link, field), descending);

    /// <summary>The values of a field of what rows link to, for each row whose key of the link is FULL.</summary>
    public static IEnumerable<object?> Linked(AccessOracle oracle, LinkEntry link, FieldEntry field) => oracle.FullRows(link.Key).Select(Value(oracle, link, field));

    // A linked row that does not exist for the department, or on which the field is not FULL, is the same as none.
    private static Func<OracleRow, object?> Value(AccessOracle oracle, LinkEntry link, FieldEntry field)
    {
        var code = link.To.Code?.Property.Name;
        var values = oracle.FullRows(field).ToDictionary(r => code is null ? r.Key : r.Values[code]!, r => r.Values[field.Property.Name]);
        return row => Joins(oracle, link, row) ? values.GetValueOrDefault(row.Values[link.Key.Property.Name]!) : null;
    }

    private static bool Joins(AccessOracle oracle, LinkEntry link, OracleRow row) => row.Values[link.Key.Property.Name] is not null
        && (link.To.Name != "Person" || oracle.NameLevel(link.Key, row) == AccessOracle.Full);

    private static IEnumerable<OracleRow> Sort(IEnumerable<OracleRow> rows, Func<OracleRow, object?> value, bool descending) => descending
        ? rows.OrderByDescending(value, Stored).ThenByDescending(r => r.Key)
        : rows.OrderBy(value, Stored).ThenBy(r => r.Key);

    private static readonly Comparer<object?> Stored = Comparer<object?>.Create(static (left, right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (long a, long b) => a.CompareTo(b),
        _ => string.CompareOrdinal((string)left, (string)right),
    });
}
