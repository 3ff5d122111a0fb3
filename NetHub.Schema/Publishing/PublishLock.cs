namespace NetHub.Schema.Publishing;

/// <summary>
/// Lets one batch at a time in, of this hub and of programs beside it: what a batch was checked against must not change before it is
/// written. It keeps the folder of what is worked on, too.
/// </summary>
public sealed class PublishLock(string folder, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Where files lie while they are worked on; readable by their owner only.</summary>
    public string SpoolFolder => folder;

    /// <summary>The turn, given back when it is disposed; null where it did not come in time.</summary>
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
