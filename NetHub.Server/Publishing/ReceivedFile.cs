using System.Buffers;
using System.Security.Cryptography;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Requests;

namespace NetHub.Server.Publishing;

/// <summary>A body on disk, with the digest of its bytes: a batch is worked on only when all of it is here, so that a slow sender holds nobody up.</summary>
internal sealed class ReceivedFile(FileStream file, string digest) : IDisposable
{
    private const int Buffer = 1 << 16;

    /// <summary>SHA-256 in hex.</summary>
    public string Digest => digest;

    public long Length => file.Length;

    /// <summary>The bytes from the first on.</summary>
    public Stream Content
    {
        get
        {
            file.Position = 0;
            return file;
        }
    }

    /// <exception cref="PublishRefusedException">There are more bytes than permitted, or no room for them.</exception>
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
