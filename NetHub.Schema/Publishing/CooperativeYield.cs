namespace NetHub.Schema.Publishing;

/// <summary>
/// A batch keeps a processor busy for seconds. Whoever asks meanwhile and was put behind it on the same one would wait until the system
/// takes it away, some milliseconds; so it gives way of itself.
/// </summary>
internal static class CooperativeYield
{
    // Rows that take about a millisecond.
    private const int Rows = 32;

    public static void After(long rows)
    {
        if (rows % Rows == 0)
            Thread.Yield();
    }
}
