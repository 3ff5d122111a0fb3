namespace NetHub.Schema.Publishing;

/// <summary>
/// Admits one batch at a time, among all processes that use the data directory, because the data against which a batch was checked must not
/// change before the batch is written. The lock file is in the staging folder.
/// </summary>
public sealed class PublishLock(string folder, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>The folder of staging files.</summary>
    public string SpoolFolder => folder;

    /// <summary>Acquires the lock. Dispose the result to release it; null if the lock was not acquired in time.</summary>
    public async Task<IDisposable?> EnterAsync(TimeSpan patience, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + patience;
        if (!await turn.WaitAsync(patience, cancel))
            return null;
        try
        {
            Directory.CreateDirectory(folder);
            do
            {
                if (Lock() is { } file)
                    return new Turn(turn, file);
                await Task.Delay(Look, clock, cancel);
            }
            while (clock.GetUtcNow() < until);
        }
        catch
        {
            turn.Release();
            throw;
        }

        turn.Release();
        return null;
    }

    public void Dispose() => turn.Dispose();

    private FileStream? Lock()
    {
        try
        {
            return new FileStream(Path.Combine(folder, "publish.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed class Turn(SemaphoreSlim turn, FileStream file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            turn.Release();
        }
    }
}
