using System.Buffers;
using System.Security.Cryptography;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Requests;

namespace NetHub.Server.Publishing;

/// <summary>
/// A request body on disk with its digest. Processing starts only after the last byte, so that a slow sender does not hold the publish
/// lock.
/// </summary>
internal sealed class ReceivedFile(FileStream file, string digest) : IDisposable
{
    private const int Buffer = 1 << 16;

    /// <summary>The SHA-256 digest in hex.</summary>
    public string Digest => digest;

    public long Length => file.Length;

    /// <summary>The content, rewound to its first byte.</summary>
    public Stream Content
    {
        get
        {
            file.Position = 0;
            return file;
        }
    }

    /// <exception cref="PublishRefusedException">The body exceeds the limit, or the disk is full.</exception>
    public static async Task<ReceivedFile> OfAsync(Stream body, string folder, long limit, CancellationToken cancel)
    {
        FileStream? file = null;
        var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        try
        {
            file = Keep(() => StagingFiles.Create(folder));
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            while (await body.ReadAsync(buffer, cancel) is > 0 and var read)
            {
                if (file.Length + read > limit)
                    throw PublishRefusals.TooLarge(limit);
                hash.AppendData(buffer, 0, read);
                Keep(() => file.Write(buffer, 0, read));
            }

            return new ReceivedFile(file, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            if (file is not null)
                await file.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    public void Dispose() => file.Dispose();

    private static T Keep<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw PublishRefusals.DiskFull();
        }
    }

    private static void Keep(Action write) => Keep(() =>
    {
        write();
        return true;
    });
}
