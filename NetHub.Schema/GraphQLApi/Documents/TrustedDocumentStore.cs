using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NetHub.Schema.Storage;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>
/// Stores the documents registered by departments. A document is addressed as <c>name</c> (its newest version), <c>name@3</c> or
/// <c>sha256:…</c>. A department cannot see the documents of other departments.
/// </summary>
public sealed class TrustedDocumentStore(IDbContextFactory<HubDbContext> contexts, TimeProvider clock) : IDisposable
{
    /// <summary>The maximum length of a name, in characters.</summary>
    public const int LongestName = 100;

    private const string DigestPrefix = "sha256:";
    private const int MostKept = 20 << 20;

    // Misses are cached briefly, so that guessing names does not load the database.
    private static readonly TimeSpan KeepMisses = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim pushing = new(1, 1);
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>Returns the text of a document; null if the department has no document with this id.</summary>
    public async ValueTask<string?> FindAsync(string department, string documentId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        var key = (department, documentId);
        if (kept.TryGetValue(key, out string? text))
            return text;
        text = documentId.Length > LongestName + DigestPrefix.Length ? null : await ReadAsync(department, documentId, cancel);
        var options = new MemoryCacheEntryOptions { Size = ((text?.Length ?? 0) + documentId.Length) * sizeof(char) };
        if (text is null)
            options.AbsoluteExpirationRelativeToNow = KeepMisses;
        kept.Set(key, text, options);
        return text;
    }

    /// <summary>Returns whether the department registered exactly this text.</summary>
    public async ValueTask<bool> IsTrustedAsync(string department, string text, CancellationToken cancel) =>
        await FindAsync(department, DigestPrefix + Digest(text), cancel) is not null;

    /// <summary>Registers all documents or none. A text equal to the newest version of its name gets no new version.</summary>
    public async Task<IReadOnlyList<TrustedDocument>> PushAsync(
        string department, string client, IReadOnlyList<(string Name, string Text)> documents, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(documents);
        await pushing.WaitAsync(cancel);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var stored = new List<TrustedDocument>(documents.Count);
            foreach (var (name, text) in documents)
                stored.Add(await StoredAsync(db, department, client, name, text, cancel));
            await db.SaveChangesAsync(cancel);
            kept.Clear();
            return stored;
        }
        finally
        {
            pushing.Release();
        }
    }

    /// <summary>Returns the newest version of each document of a department, sorted by name.</summary>
    public async Task<IReadOnlyList<TrustedDocument>> ListAsync(string department, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var own = db.Set<TrustedDocument>().AsNoTracking().Where(d => d.Department == department);
        return await own.Where(d => !own.Any(n => n.Name == d.Name && n.Version > d.Version)).OrderBy(d => d.Name).ToListAsync(cancel);
    }

    public void Dispose()
    {
        kept.Dispose();
        pushing.Dispose();
    }

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<TrustedDocument> StoredAsync(HubDbContext db, string department, string client, string name, string text, CancellationToken cancel)
    {
        var digest = Digest(text);
        var newest = await db.Set<TrustedDocument>().Where(d => d.Department == department && d.Name == name).OrderByDescending(d => d.Version).FirstOrDefaultAsync(cancel)
            ?? db.Set<TrustedDocument>().Local.FirstOrDefault(d => d.Name == name);
        if (newest?.Digest == digest)
            return newest;
        var document = new TrustedDocument
        {
            Department = department,
            Name = name,
            Version = (newest?.Version ?? 0) + 1,
            Digest = digest,
            Text = text,
            PushedBy = client,
            PushedAt = clock.GetUtcNow(),
        };
        db.Add(document);
        return document;
    }

    private async Task<string?> ReadAsync(string department, string documentId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var own = db.Set<TrustedDocument>().AsNoTracking().Where(d => d.Department == department);
        if (documentId.StartsWith(DigestPrefix, StringComparison.Ordinal))
            own = own.Where(d => d.Digest == documentId.Substring(DigestPrefix.Length));
        else if (documentId.Split('@') is [var name, var number] && int.TryParse(number, CultureInfo.InvariantCulture, out var version))
            own = own.Where(d => d.Name == name && d.Version == version);
        else
            own = own.Where(d => d.Name == documentId);
        return await own.OrderByDescending(d => d.Version).Select(d => d.Text).FirstOrDefaultAsync(cancel);
    }
}
