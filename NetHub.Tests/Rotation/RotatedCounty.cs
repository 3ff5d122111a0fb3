using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Rotation;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Server.Data;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Rotation;

/// <summary>A part of the sample county in a test's own database, with a hub whose keys can be rotated.</summary>
internal sealed class RotatedCounty : IDisposable
{
    /// <summary>Several batches, the last one incomplete.</summary>
    public const int People = 1_600;

    private static readonly Lock Making = new();
    private static byte[]? part;
    private readonly HubFixture hub;
    private readonly ServiceProvider services;

    public RotatedCounty(HubFixture hub)
    {
        this.hub = hub;
        Keys = new HubKeys(hub.Secret);
        File.WriteAllBytes(DatabasePath, Part(hub));
        File.WriteAllText(Path.Combine(Directory, "hub.key"), Convert.ToBase64String(hub.Secret));
        Identity = Cipher();
        services = new ServiceCollection()
            .AddLogging(static logging => logging.ClearProviders())
            .AddSingleton(Identity)
            .AddHubEngine(DatabasePath, new QueryLimits(), Keys, new Lazy<DataCatalog>(hub.Catalog))
            .BuildServiceProvider();
        Numbers = Rows("Person").Take(3).Concat(Rows("Person").TakeLast(3)).Select(r => Identity.Decrypt(r.Stored)).ToList();
    }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("nethub-rotated-").FullName;

    public string DatabasePath => Path.Combine(Directory, "hub.db");

    public string RingPath => Path.Combine(Directory, "identity-keys.json");

    public HubKeys Keys { get; }

    /// <summary>The cipher of the running hub.</summary>
    public IdentityCipher Identity { get; }

    /// <summary>The identity numbers of the first and last persons.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>Creates a cipher as a different process does.</summary>
    public IdentityCipher Cipher() => new(Keys, new IdentityKeyRing(Keys, RingPath));

    /// <summary>Creates a rotation as a different process does.</summary>
    public IdentityRotation Rotation() => new(new SqliteContextFactory(DatabasePath, hub.Catalog), hub.Catalog, Cipher());

    public void Rotate()
    {
        using var rotation = Rotation();
        rotation.Run(TimeSpan.Zero, null, CancellationToken.None);
    }

    /// <summary>Returns the stored rows of a dataset: key, identity number, digest.</summary>
    public IReadOnlyList<(long Key, string Stored, string Digest)> Rows(string dataset)
    {
        using var connection = SmallDatabase.Open(DatabasePath);
        using var command = connection.CreateCommand();
        var key = hub.Catalog[dataset].Id!.Property.Name;
        command.CommandText = $"SELECT {key}, IdNumber, IdNumberDigest FROM {dataset} WHERE IdNumber IS NOT NULL ORDER BY 1";
        using var reader = command.ExecuteReader();
        var rows = new List<(long, string, string)>();
        while (reader.Read())
            rows.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        return rows;
    }

    public object? Execute(string sql) => SmallDatabase.Execute(DatabasePath, sql);

    /// <summary>Returns the answers to PSB for the identity numbers, in every way of searching for them.</summary>
    public string Found() => string.Join('\n', Numbers.Select(Find).Append(Ask(Among())).Append(Ask(Others())).Append(Verify()).Append(Finder()));

    /// <summary>Returns the answer to a search for a number.</summary>
    public string Find(string number) => Ask($"{{ persons(where: {{idNumber: {{eq: \"{number}\"}}}}) {{ totalCount nodes {{ idNumber name }} }} }}");

    /// <summary>Searches repeatedly for a number that one person has until the task ends, and counts the searches and the hits.</summary>
    public (int Asked, int Found) FindUntil(Task end, string number)
    {
        var (asked, found) = (0, 0);
        do
        {
            asked++;
            found += Find(number).Contains($"\"totalCount\":1,\"nodes\":[{{\"idNumber\":\"{number}\"", StringComparison.Ordinal) ? 1 : 0;
        }
        while (!end.IsCompleted);
        return (asked, found);
    }

    public void Dispose()
    {
        services.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    // The county with fewer persons and without unneeded data. Created once and copied.
    private static byte[] Part(HubFixture hub)
    {
        lock (Making)
            return part ??= Make(hub, Path.Combine(hub.Directory, "part.db"));
    }

    private static byte[] Make(HubFixture hub, string path)
    {
        SmallDatabase.Execute(hub.DatabasePath, $"VACUUM INTO '{path}'");
        using (var connection = SmallDatabase.Open(path))
        {
            foreach (var dataset in hub.Catalog.Datasets.Where(static d => d.Name is not ("Person" or "DisputeParty" or "Region" or "Department")))
                SmallDatabase.Execute(connection, $"DELETE FROM {dataset.Name}");
            SmallDatabase.Execute(connection, "DELETE FROM RowOwner WHERE Dataset NOT IN ('Person', 'DisputeParty')");
            SmallDatabase.Execute(connection, $"DELETE FROM Person WHERE PersonId NOT IN (SELECT PersonId FROM Person ORDER BY PersonId LIMIT {People})");
            SmallDatabase.Execute(connection, "VACUUM");
            SmallDatabase.Execute(connection, "PRAGMA journal_mode=WAL");
        }

        return File.ReadAllBytes(path);
    }

    private string Among() => $"{{ persons(where: {{idNumber: {{in: [{string.Join(", ", Numbers.Select(static n => $"\"{n}\""))}]}}}}) {{ totalCount nodes {{ idNumber name }} }} }}";

    private string Others() => $"{{ persons(where: {{idNumber: {{neq: \"{Numbers[0]}\"}}}}) {{ totalCount }} persons2: persons(where: {{idNumber: {{nin: [\"{Numbers[1]}\"]}}}}) {{ totalCount }} }}";

    private string Verify() => Ask($"{{ verifyIdentity(name: \"{Name()}\", idNumber: \"{Numbers[^1]}\") {{ matches }} }}", "civ", PurposeCode.Verification);

    private string Name() => (string)Execute($"SELECT Name FROM Person WHERE PersonId = {Rows("Person")[^1].Key}")!;

    private string Finder()
    {
        var finder = new SubjectFinder(services.GetRequiredService<IDbContextFactory<HubDbContext>>(), hub.Catalog, Keys, Identity);
        return string.Join(' ', Numbers.Select(n => finder.Find(n)));
    }

    private string Ask(string operation, string client = "psb", PurposeCode purpose = PurposeCode.Duty)
    {
        var origin = new ReadOrigin(null, new StatedPurpose(purpose, null));
        using var answer = services.GetRequiredService<HubGraphQL>().ExecuteAsync(
            new GraphQLRequest(operation, null, default), HubFixture.CallerOf(client), new GraphQLRequestOptions(Origin: origin), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        using var json = JsonDocument.Parse(answer.Body.ToArray());
        return json.RootElement.GetProperty("data").GetRawText();
    }
}
