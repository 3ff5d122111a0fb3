using Microsoft.Extensions.Caching.Memory;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>Caches parsed documents by their text.</summary>
/// <param name="limits">The limits of a document.</param>
/// <param name="isKept">Whether a text may be cached.</param>
internal sealed class DocumentCache(QueryLimits limits, Func<string, bool> isKept) : IDisposable
{
    // In bytes, so that clients cannot fill the memory with large documents.
    private const int MostDocuments = 20 << 20;
    private readonly MemoryCache documents = new(new MemoryCacheOptions { SizeLimit = MostDocuments });

    /// <exception cref="QueryRefusedException">The text is not a GraphQL document, or exceeds a limit.</exception>
    public PreparedDocument Read(string text)
    {
        if (documents.TryGetValue(text, out PreparedDocument? known))
            return known!;
        var document = PreparedDocument.Parse(text, limits);
        if (isKept(text))
            documents.Set(text, document, new MemoryCacheEntryOptions { Size = document.Bytes });
        return document;
    }

    /// <summary>Returns the digest of a cached document; null if the document is not cached.</summary>
    public string? DigestOf(string text) => documents.TryGetValue(text, out PreparedDocument? known) ? known!.Digest : null;

    public void Dispose() => documents.Dispose();
}
