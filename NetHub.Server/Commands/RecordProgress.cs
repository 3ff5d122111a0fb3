namespace NetHub.Server.Commands;

/// <summary>Says on a terminal how many records were looked at so far; on anything else, nothing.</summary>
internal sealed class RecordProgress : IProgress<long>, IDisposable
{
    private long total;
    private bool isShown;

    public void Report(long value)
    {
        total += value;
        if (Console.IsErrorRedirected || value == 0)
            return;
        isShown = true;
        Console.Error.Write($"\r{total:N0} 条 | records");
    }

    public void Dispose()
    {
        if (isShown)
            Console.Error.WriteLine();
    }
}
