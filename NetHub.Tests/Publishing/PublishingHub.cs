using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Publishing.Import;
using NetHub.Tests.Server;

namespace NetHub.Tests.Publishing;

/// <summary>A hub on a copy of the sample county, to which departments may publish.</summary>
public sealed class PublishingHub : IAsyncDisposable
{
    public const string Csv = "text/csv";
    public const string Ndjson = "application/x-ndjson";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private readonly Dictionary<string, HttpClient> clients = [];
    private readonly OwnHub hub;

    private PublishingHub(OwnHub hub) => this.hub = hub;

    public string Directory => hub.Directory;

    public string DatabasePath => SmallDatabase.PathIn(Directory);

    public IServiceProvider Services => hub.Services;

    public static async Task<PublishingHub> StartAsync(HubFixture county, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        ArgumentNullException.ThrowIfNull(county);
        var directory = System.IO.Directory.CreateTempSubdirectory("nethub-publish-").FullName;
        CopyDatabase(county.DatabasePath, SmallDatabase.PathIn(directory));
        return new PublishingHub(await OwnHub.StartInAsync(directory, services, [.. Settings(county), .. settings]));
    }

    /// <summary>Starts a hub with two departments and one region, for tests of the import rather than of the content.</summary>
    public static async Task<PublishingHub> StartSmallAsync(params (string Key, string Value)[] settings) => new(await OwnHub.StartAsync(settings));

    /// <summary>Returns the settings of a hub on the county's rows.</summary>
    public static (string Key, string Value)[] Settings(HubFixture county)
    {
        ArgumentNullException.ThrowIfNull(county);
        return [("Hub:Secret", Convert.ToBase64String(county.Secret)), ("Hub:Publish:AcceptsSynthetic", "true")];
    }

    public async Task<HttpClient> AsAsync(string client)
    {
        if (clients.TryGetValue(client, out var known))
            return known;
        var http = await hub.ClientAsync(client);
        http.DefaultRequestHeaders.Add("NetHub-Purpose", "DUTY");
        return clients[client] = http;
    }

    /// <summary>Publishes a text, and returns the status and the answer.</summary>
    public Task<(int Status, JsonElement Answer)> PublishAsync(string client, string dataset, string text, string type = Csv, string query = "", string? key = null) =>
        PublishAsync(client, dataset, Encoding.UTF8.GetBytes(text), type, query, key);

    public Task<(int Status, JsonElement Answer)> PublishAsync(string client, string dataset, byte[] content, string type = Csv, string query = "", string? key = null) =>
        PublishAsync(client, dataset, new ByteArrayContent(content), type, query, key);

    /// <summary>Publishes content that is generated while it is sent.</summary>
    public Task<(int Status, JsonElement Answer)> PublishAsync(string client, string dataset, IEnumerable<byte[]> pieces, string type = Csv, string query = "", string? key = null) =>
        PublishAsync(client, dataset, new StreamContent(new GeneratedStream(pieces)), type, query, key);

    private async Task<(int Status, JsonElement Answer)> PublishAsync(string client, string dataset, HttpContent content, string type, string query, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/publish/{dataset}{query}") { Content = content };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await (await AsAsync(client)).SendAsync(request);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, answer.RootElement.Clone());
    }

    /// <summary>Runs an operation and returns the answer.</summary>
    public async Task<JsonElement> AskAsync(string client, string operation, object? variables = null)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new { query = operation, variables }), Encoding.UTF8, "application/json");
        using var response = await (await AsAsync(client)).PostAsync("/graphql", body);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.Clone();
    }

    /// <summary>Returns the content of a table, to detect any change.</summary>
    public string Dump(string table)
    {
        using var connection = new SqliteConnection(SqliteStorage.Connection(DatabasePath));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY rowid";
        using var rows = command.ExecuteReader();
        var text = new StringBuilder();
        while (rows.Read())
        {
            for (var i = 0; i < rows.FieldCount; i++)
                text.Append(CultureInfo.InvariantCulture, $"{rows.GetValue(i)}|");
            text.AppendLine();
        }

        return text.ToString();
    }

    /// <summary>
    /// Waits until the hub has released a batch: neither a file nor a handle to a deleted file remains. The answer
    /// may arrive before the last handle is closed.
    /// </summary>
    public async Task HoldsNothingAsync()
    {
        await UntilAsync(() => Held().Count == 0);
        Assert.Empty(Held());
    }

    /// <summary>Waits until the hub has begun to receive a batch.</summary>
    public async Task HoldsSomethingAsync()
    {
        await UntilAsync(() => Held().Count > 0);
        Assert.NotEmpty(Held());
    }

    public object? Scalar(string sql) => SmallDatabase.Execute(DatabasePath, sql);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
            client.Dispose();
        await hub.DisposeAsync();
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var attempt = 0; attempt < 500 && !isSo(); attempt++)
            await Task.Delay(20);
    }

    private List<string> Held()
    {
        var spool = Path.Combine(Directory, "spool");
        var files = System.IO.Directory.Exists(spool) ? System.IO.Directory.EnumerateFiles(spool).Where(static f => !f.EndsWith("publish.lock", StringComparison.Ordinal)) : [];
        // On other systems an open file cannot be deleted, so the file check suffices.
        var handles = OperatingSystem.IsLinux() ? System.IO.Directory.EnumerateFiles("/proc/self/fd").Select(static f => new FileInfo(f).LinkTarget) : [];
        return [.. files, .. handles.OfType<string>().Where(t => t.StartsWith(spool + Path.DirectorySeparatorChar, StringComparison.Ordinal))];
    }

    // The county is read-only after creation, so its files can be copied directly.
    private static void CopyDatabase(string from, string to)
    {
        foreach (var file in new[] { "", "-wal" })
        {
            if (File.Exists(from + file))
                File.Copy(from + file, to + file);
        }
    }
}
