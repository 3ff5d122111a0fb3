using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Quotas;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Exporting;

/// <summary>Adds the personal rows of a running export to its client's daily count, so that the export stops at the limit.</summary>
internal sealed class ShownPersonal(PersonalRows day, Caller caller)
{
    // Counted in batches, because all requests share one counter.
    private const int AtOnce = 100;
    private long counted;

    /// <exception cref="QueryRefusedException">The client has reached its daily limit of personal rows.</exception>
    public void Check() => day.Check(caller);

    /// <exception cref="QueryRefusedException">The client has reached its daily limit of personal rows.</exception>
    public void Count(long rows)
    {
        if (rows - counted < AtOnce)
            return;
        End(rows);
        Check();
    }

    /// <summary>Adds the rows not counted yet to the daily count.</summary>
    public void End(long rows)
    {
        if (rows > counted)
            day.Add(caller, rows - counted);
        counted = rows;
    }
}
