using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Tests.Access;

/// <summary>
/// Sorts rows independently of the product: by the stored value, text by code unit, null first when ascending;
/// ties are broken by the row's key, in the direction of the field.
/// </summary>
internal static class OracleOrder
{
    /// <summary>Returns the rows on which the field is FULL, in its order.</summary>
    public static IEnumerable<OracleRow> By(AccessOracle oracle, FieldEntry field, bool descending) =>
        Sort(oracle.FullRows(field), r => r.Values[field.Property.Name], descending);

    /// <summary>Returns the rows whose link key is FULL, in the order of a field of the linked row.</summary>
    public static IEnumerable<OracleRow> Through(AccessOracle oracle, LinkEntry link, FieldEntry field, bool descending) =>
        Sort(oracle.FullRows(link.Key), Value(oracle, link, field), descending);

    /// <summary>Returns the value of a field of the linked row for each row whose link key is FULL.</summary>
    public static IEnumerable<object?> Linked(AccessOracle oracle, LinkEntry link, FieldEntry field) => oracle.FullRows(link.Key).Select(Value(oracle, link, field));

    // A linked row that is invisible to the department, or on which the field is not FULL, counts as missing.
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
