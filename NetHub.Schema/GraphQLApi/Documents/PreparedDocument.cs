using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>A parsed document, which can be cached.</summary>
internal sealed class PreparedDocument
{
    // Protects the parser's stack; the depth that is answered is limited by QueryLimits.
    private const int MostNesting = 200;
    private const int BytesOfToken = 200;

    private readonly Dictionary<string, PreparedOperation> operations;

    private PreparedDocument(GraphQLDocument document, string digest, int bytes)
    {
        Document = document;
        Digest = digest;
        Bytes = bytes;
        Fragments = document.Definitions.OfType<GraphQLFragmentDefinition>().DistinctBy(f => f.FragmentName.Name.StringValue)
            .ToDictionary(f => f.FragmentName.Name.StringValue);
        operations = document.Definitions.OfType<GraphQLOperationDefinition>().DistinctBy(o => o.Name?.StringValue ?? "")
            .ToDictionary(o => o.Name?.StringValue ?? "", o => new PreparedOperation(this, o));
    }

    public GraphQLDocument Document { get; }

    /// <summary>The digest of the text, which identifies the document in the ledger.</summary>
    public string Digest { get; }

    /// <summary>The approximate size in memory.</summary>
    public int Bytes { get; }

    public IReadOnlyDictionary<string, GraphQLFragmentDefinition> Fragments { get; }

    /// <exception cref="QueryRefusedException">The text is not a GraphQL document, or exceeds a limit.</exception>
    public static PreparedDocument Parse(string text, QueryLimits limits)
    {
        var tokens = DocumentLimits.CheckTokens(text, limits);
        try
        {
            var document = Parser.Parse(text, new ParserOptions { MaxDepth = MostNesting });
            DocumentLimits.Check(document, limits);
            return new PreparedDocument(document, TrustedDocumentStore.Digest(text), (text.Length * sizeof(char)) + (tokens * BytesOfToken));
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw new QueryRefusedException(QueryErrors.Limit("DEPTH_EXCEEDED", "嵌套的括号", "nested brackets", MostNesting, MostNesting + 1));
        }
        catch (GraphQLSyntaxErrorException failure)
        {
            throw new QueryRefusedException(new QueryError(
                "GRAPHQL_PARSE_FAILED", "GraphQL 语法错误。", "The document is not valid GraphQL.", Locations: [(failure.Location.Line, failure.Location.Column)]));
        }
    }

    public IReadOnlyCollection<PreparedOperation> Operations => operations.Values;

    /// <exception cref="QueryRefusedException">The operation does not exist, or no name is given and there is more than one.</exception>
    public PreparedOperation Operation(string? name)
    {
        if (string.IsNullOrEmpty(name) ? operations.Count == 1 : operations.ContainsKey(name))
            return string.IsNullOrEmpty(name) ? operations.Values.First() : operations[name];
        throw new QueryRefusedException(QueryErrors.BadInput(
            "文档中没有该操作，或有多个操作而未指定 operationName。", "The document has no such operation, or it has several and operationName is missing."));
    }
}
