using System.Security.Cryptography;
using NetHub.Ledger.Signing;
using NetHub.Schema.SampleData;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;
using NetHub.Server.Data;
using NetHub.Server.Settings;

namespace NetHub.Tests.Docs;

/// <summary>The county that a hub makes on its first start, made once for all documents. Each document gets a copy, since its commands change it.</summary>
public sealed class DocumentedCounty : IAsyncLifetime
{
    private const int SecretBytes = 32;
    private readonly string folder = Directory.CreateTempSubdirectory("nethub-docs-county-").FullName;

    public Task InitializeAsync() => Task.Run(() =>
    {
        var (paths, secret) = (new HubPaths(folder), RandomNumberGenerator.GetBytes(SecretBytes));
        SecretFile.Create(paths.MasterKey, Convert.ToBase64String(secret));
        SampleDatabase.Create(new HubDatabase(paths.Database, DataCatalog.Discover()), new IdentityCipher(new HubKeys(secret)), new SampleOptions(), progress: null);
    });

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    internal void CopyTo(string data)
    {
        Directory.CreateDirectory(data);
        foreach (var file in Directory.GetFiles(folder))
            File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
    }
}
