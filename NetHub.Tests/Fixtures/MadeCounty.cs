using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using NetHub.Schema.SampleData;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;
using NetHub.Server.Data;

namespace NetHub.Tests.Fixtures;

/// <summary>
/// The database of the sample county, made once per test run, because making it takes far longer than copying it. Its file has no name any
/// more and ends with the process, however that ends.
/// </summary>
internal static class MadeCounty
{
    private const int SecretBytes = 32;
    private const int BufferBytes = 1 << 20;
    private static readonly Lazy<(SafeFileHandle File, byte[] Secret)> Made = new(Make);

    /// <summary>Copies the county, and gives the secret that its identity numbers are encrypted with.</summary>
    public static byte[] CopyTo(string path)
    {
        var (made, secret) = Made.Value;
        using var copy = File.Create(path);
        var buffer = new byte[BufferBytes];
        for (var read = 0; (read = RandomAccess.Read(made, buffer, copy.Position)) > 0;)
            copy.Write(buffer, 0, read);
        return secret;
    }

    private static (SafeFileHandle File, byte[] Secret) Make()
    {
        var directory = Directory.CreateTempSubdirectory("nethub-county-").FullName;
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var database = new HubDatabase(Path.Combine(directory, "hub.db"), DataCatalog.Discover());
        SampleDatabase.Create(database, new IdentityCipher(new HubKeys(secret)), new SampleOptions(Orders: HubFixture.Orders), progress: null);
        // All of it is in the one file: nothing waits in a log beside it.
        Assert.False(File.Exists(database.Path + "-wal"));
        var file = File.OpenHandle(database.Path, share: FileShare.ReadWrite | FileShare.Delete);
        Directory.Delete(directory, recursive: true);
        return (file, secret);
    }
}
