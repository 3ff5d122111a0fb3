namespace NetHub.Tests.Publishing;

/// <summary>Holds the publish lock, as a different program does while its batch runs.</summary>
internal static class HeldLock
{
    /// <summary>Takes the lock as soon as the hub releases it: at startup the hub itself holds it to look for pending work.</summary>
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
