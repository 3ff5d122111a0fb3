using Microsoft.Extensions.Caching.Memory;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>Parsed documents, kept for the next request with the same text.</summary>
/// <param name="limits">Limits of a document.</param>
/// <param name="isKept">Whether a text may be kept.</param>
internal sealed class DocumentCache(QueryLimits limits, Func<string, bool> isKept) : IDisposable
{
    // Bytes, whatever clients send.
    private const int MostDocuments = 20 << 20;
    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = MostDocuments });

    /// <exception cref="QueryRefusedException">The text is not a document, or is over a limit.</exception>
    public PreparedDocument Read(string text)
    {
        if (documents.TryGetValue(text, out PreparedDocument? known))
            return known!;
        var document = PreparedDocument.Parse(text, limits);
        if (isKept(text))
            documents.Set(text, document, new MemoryCacheEntryOptions { Size = document.Bytes });
        return document;
    }

    /// <summary>The digest of a document that is kept; null for others.</summary>
    public string? DigestOf(string text) => documents.TryGetValue(text, out PreparedDocument? known) ? known!.Digest : null;

    public void Dispose() => documents.Dispose();
}
