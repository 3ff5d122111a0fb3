using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>
/// Statistics know dates by month (design 6.4): what a window of days less one of a day fewer leaves is a day. So their filters compare
/// with the beginning of a month only. Asked when a query is decided, and again whenever a plan runs with other values.
/// </summary>
internal static class MonthRule
{
    /// <summary>Whether a comparison may stand in a statistic's filter, by the value that it has while it is decided.</summary>
    public static bool Permits(FieldTest test) => test.Value switch
    {
        NullInput => true,
        ScalarInput scalar when test.Comparison is Comparison.Gte or Comparison.Lt =>
            // What is not a date at all is told so by who reads it.
            DateValues.Stored(test.Field, scalar.Value) is not { } stored || IsBeginning(stored),
        _ => false,
    };

    /// <summary>Whether a day or instant, as storage keeps it, is the beginning of a month.</summary>
    public static bool IsBeginning(string stored) =>
        stored.EndsWith("-01", StringComparison.Ordinal) || stored.EndsWith("-01 00:00:00", StringComparison.Ordinal);

    public static QueryError Objection(FieldEntry field) => QueryErrors.DayInStatistics(field.Coordinate);
}
