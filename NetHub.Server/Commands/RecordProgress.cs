namespace NetHub.Server.Commands;

/// <summary>Shows on a terminal how many records have been checked; silent if the output is redirected.</summary>
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
