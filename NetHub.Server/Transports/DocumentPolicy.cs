using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.Transports;

/// <summary>Applies the document mode: runs every document, logs unregistered ones, or rejects them.</summary>
internal sealed partial class DocumentPolicy(TrustedDocumentStore documents, DocumentOptions options, ILogger<DocumentPolicy> logger)
{
    /// <exception cref="BadRequestException">The document does not exist, or must be registered and is not.</exception>
    public async ValueTask<GraphQLRequest> ResolveAsync(WireRequest request, SignedIn signedIn, CancellationToken cancel)
    {
        var caller = signedIn.Caller;
        if (request.DocumentId is { } id)
        {
            var text = await documents.FindAsync(caller.Department, id, cancel)
                ?? throw new BadRequestException(StatusCodes.Status404NotFound, TransportErrors.UnknownDocument());
            return new GraphQLRequest(text, request.OperationName, request.Variables);
        }

        var query = request.Query!;
        var mode = signedIn.Token.Person is null ? options.Systems : options.People;
        if (mode != DocumentMode.Free && !await documents.IsTrustedAsync(caller.Department, query, cancel))
        {
            if (mode == DocumentMode.TrustedOnly)
                throw new BadRequestException(StatusCodes.Status403Forbidden, TransportErrors.NotTrusted());
            LogUntrusted(caller.Client, TrustedDocumentStore.Digest(query));
        }

        return new GraphQLRequest(query, request.OperationName, request.Variables);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Client {Client} ran an unregistered document, sha256:{Digest}")]
    private partial void LogUntrusted(string client, string digest);
}
