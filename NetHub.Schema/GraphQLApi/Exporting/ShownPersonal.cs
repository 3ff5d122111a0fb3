using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Exporting;

/// <summary>Rows with personal values that one export showed so far, counted to its client's day while it goes on: none may run past the limit.</summary>
internal sealed class ShownPersonal(PersonalRows day, Caller caller)
{
    // Not with each row, since all requests count in one place.
    private const int AtOnce = 100;
    private long counted;

    /// <exception cref="QueryRefusedException">The client was shown enough today.</exception>
    public void Check() => day.Check(caller);

    /// <exception cref="QueryRefusedException">The client was shown enough today.</exception>
    public void Count(long rows)
    {
        if (rows - counted < AtOnce)
            return;
        End(rows);
        Check();
    }

    /// <summary>Adds the rows that were not counted yet to those of the day.</summary>
    public void End(long rows)
    {
        if (rows > counted)
            day.Add(caller, rows - counted);
        counted = rows;
    }
}
