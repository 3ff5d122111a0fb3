using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Quotas;

/// <summary>
/// How many rows with personal values each client was shown today (Shanghai), masked ones included, and that there is an end to it:
/// many small reads that are each permitted must not add up to a copy.
/// </summary>
/// <param name="limit">Rows that a client may be shown in a day.</param>
/// <param name="clock">Says the day.</param>
public sealed class PersonalRows(long limit, TimeProvider clock) : DailyCounts("PERSONAL_ROWS", clock)
{
    /// <summary>Refuses an operation that shows personal values to a client that was shown enough today.</summary>
    /// <exception cref="QueryRefusedException">It was.</exception>
    public void Check(Caller caller)
    {
        var rows = Today(caller);
        if (rows >= limit)
            throw new QueryRefusedException(QueryErrors.Limit("PERSONAL_ROWS_EXCEEDED", "personal rows per day", limit, rows));
    }
}
