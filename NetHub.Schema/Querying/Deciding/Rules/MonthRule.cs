using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>
/// Limits date filters of statistics to whole months (design 6.4), because subtracting two ranges that differ by a day would isolate that
/// day. Filters may compare only with the beginning of a month. The rule is checked when a query is decided, and again for the values of
/// each run.
/// </summary>
internal static class MonthRule
{
    /// <summary>Returns whether a statistic's filter may contain the comparison, by its value at decision time.</summary>
    public static bool Permits(FieldTest test) => test.Value switch
    {
        NullInput => true,
        ScalarInput scalar when test.Comparison is Comparison.Gte or Comparison.Lt =>
            // The parser reports a value that is not a date.
            DateValues.Stored(test.Field, scalar.Value) is not { } stored || IsBeginning(stored),
        _ => false,
    };

    /// <summary>Returns whether a stored day or instant is the beginning of a month.</summary>
    public static bool IsBeginning(string stored) =>
        stored.EndsWith("-01", StringComparison.Ordinal) || stored.EndsWith("-01 00:00:00", StringComparison.Ordinal);

    public static QueryError Objection(FieldEntry field) => QueryErrors.DayInStatistics(field.Coordinate);
}
