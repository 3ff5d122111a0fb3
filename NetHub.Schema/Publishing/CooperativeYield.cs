namespace NetHub.Schema.Publishing;

/// <summary>
/// Yields the processor regularly. A batch keeps a processor busy for seconds, and a query scheduled on the same one would otherwise wait
/// some milliseconds until the system preempts the batch.
/// </summary>
internal static class CooperativeYield
{
    // About one millisecond of work.
    private const int Rows = 32;

    public static void After(long rows)
    {
        if (rows % Rows == 0)
            Thread.Yield();
    }
}
