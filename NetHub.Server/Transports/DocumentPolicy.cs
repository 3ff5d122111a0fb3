using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Settings;

namespace NetHub.Server.Transports;

/// <summary>Which documents are run: any, any with a line in the log for those nobody registered, or registered ones only.</summary>
internal sealed partial class DocumentPolicy(TrustedDocumentStore documents, DocumentOptions options, ILogger<DocumentPolicy> logger)
{
    /// <exception cref="BadRequestException">There is no such document, or it is not a trusted one.</exception>
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Client {Client} ran a document that is not registered, sha256:{Digest}")]
    private partial void LogUntrusted(string client, string digest);
}
