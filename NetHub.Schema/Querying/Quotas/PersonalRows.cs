using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Quotas;

/// <summary>
/// Limits how many rows with personal values, including masked ones, each client is shown per day (Shanghai time), so that many small
/// permitted reads do not add up to a copy.
/// </summary>
/// <param name="limit">The maximum number of rows that a client may be shown per day.</param>
/// <param name="clock">The clock that determines the day.</param>
public sealed class PersonalRows(long limit, TimeProvider clock) : DailyCounts("PERSONAL_ROWS", clock)
{
    /// <summary>Refuses an operation that shows personal values if the client has reached today's limit.</summary>
    /// <exception cref="QueryRefusedException">The client has reached today's limit.</exception>
    public void Check(Caller caller)
    {
        var rows = Today(caller);
        if (rows >= limit)
            throw new QueryRefusedException(QueryErrors.Limit("PERSONAL_ROWS_EXCEEDED", "每日含个人信息的记录数", "personal rows per day", limit, rows));
    }
}
