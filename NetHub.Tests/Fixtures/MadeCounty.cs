using System.Security.Cryptography;
using NetHub.Schema.SampleData;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.Loading;
using NetHub.Server.Data;

namespace NetHub.Tests.Fixtures;

/// <summary>The database of the sample county, made once per test run, because making it takes far longer than copying it. Deleted when the run ends.</summary>
internal static class MadeCounty
{
    private const int SecretBytes = 32;
    private static readonly Lazy<(string Path, byte[] Secret)> Made = new(Make);

    /// <summary>Copies the county, and gives the secret that its identity numbers are encrypted with.</summary>
    public static byte[] CopyTo(string path)
    {
        var (made, secret) = Made.Value;
        File.Copy(made, path);
        return secret;
    }

    private static (string Path, byte[] Secret) Make()
    {
        var directory = Directory.CreateTempSubdirectory("nethub-county-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var database = new HubDatabase(Path.Combine(directory, "hub.db"), DataCatalog.Discover());
        SampleDatabase.Create(database, new IdentityCipher(new HubKeys(secret)), new SampleOptions(Orders: HubFixture.Orders), progress: null);
        // All of it is in the one file: nothing waits in a log beside it.
        Assert.False(File.Exists(database.Path + "-wal"));
        return (database.Path, secret);
    }
}
