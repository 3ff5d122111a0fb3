using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>A parsed document, kept for the next request with the same text.</summary>
internal sealed class PreparedDocument
{
    // What the parser would follow; the limit on depth says what is answered.
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

    /// <summary>Digest of its text, by which the ledger names it.</summary>
    public string Digest { get; }

    /// <summary>Roughly how much memory it takes.</summary>
    public int Bytes { get; }

    public IReadOnlyDictionary<string, GraphQLFragmentDefinition> Fragments { get; }

    /// <exception cref="QueryRefusedException">The text is no GraphQL, or is too long.</exception>
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
            throw new QueryRefusedException(QueryErrors.Limit("DEPTH_EXCEEDED", "brackets inside each other", MostNesting, MostNesting + 1));
        }
        catch (GraphQLSyntaxErrorException failure)
        {
            throw new QueryRefusedException(new QueryError(
                "GRAPHQL_PARSE_FAILED", "GraphQL 语法错误。", "The document is not GraphQL.", Locations: [(failure.Location.Line, failure.Location.Column)]));
        }
    }

    public IReadOnlyCollection<PreparedOperation> Operations => operations.Values;

    /// <exception cref="QueryRefusedException">There is no such operation, or several and none is named.</exception>
    public PreparedOperation Operation(string? name)
    {
        if (string.IsNullOrEmpty(name) ? operations.Count == 1 : operations.ContainsKey(name))
            return string.IsNullOrEmpty(name) ? operations.Values.First() : operations[name];
        throw new QueryRefusedException(QueryErrors.BadInput(
            "文档中没有这个操作,或有多个操作而未指定 operationName。", "There is no such operation, or there are several and operationName names none."));
    }
}
