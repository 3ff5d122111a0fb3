namespace NetHub.Tests.Publishing;

/// <summary>Holds the lock that lets one batch at a time in, as another program does while its batch runs.</summary>
internal static class HeldLock
{
    /// <summary>Takes it as soon as the hub lets go of it: at its start it looks itself for what is to be done.</summary>
    public static async Task<FileStream> TakeAsync(string directory)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(directory, "spool")).FullName, "publish.lock");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException)
            {
                await Task.Delay(20, limit.Token);
            }
        }
    }
}
