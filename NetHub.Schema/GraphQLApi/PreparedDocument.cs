using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using NetHub.Schema.GraphQLApi.Verification;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Following;

namespace NetHub.Schema.GraphQLApi;

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

    /// <summary>Kept for the next request. A verification's literals are a name and a number that somebody holds up, and stay nowhere.</summary>
    public static bool IsKept(string text) => !text.Contains(VerificationTypes.Root, StringComparison.Ordinal);

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

/// <summary>One operation of a document, with its variables in order.</summary>
internal sealed class PreparedOperation
{
    private const int LongestName = 64;

    private static readonly string[] Structural =
        ["SortInput", "SortEnumType", "GroupKeyInput", "OrderInput", "GroupField", "GroupLink", "TimeUnit", "RegionGroupLevel", "Boolean"];

    private static readonly HashSet<string> Unkept = ["node", "nodes", ChangeFeedRoot.Changes, VerificationTypes.Root];
    private static readonly HashSet<string> Introspective = ["__schema", "__type"];

    public PreparedOperation(PreparedDocument document, GraphQLOperationDefinition definition)
    {
        Document = document;
        Definition = definition;
        Name = definition.Name?.StringValue is { Length: > LongestName } name ? name[..LongestName] : definition.Name?.StringValue;
        var sizes = VariableUses.OfPageSizes(document.Document);
        Variables =
        [
            .. (definition.Variables?.Items ?? []).Select(v => (v.Variable.Name.StringValue,
                sizes.Contains(v.Variable.Name.StringValue) || IsStructural(v.Type), (GraphQLValue?)v.DefaultValue)),
        ];
        IsKept = definition.Operation == OperationType.Query && definition.SelectionSet.Selections.TrueForAll(s => s is GraphQLField field && IsKeptWith(field.Name.StringValue));
    }

    public PreparedDocument Document { get; }

    /// <summary>The name that its author gave it, for records; a longer one is cut.</summary>
    public string? Name { get; }

    public GraphQLOperationDefinition Definition { get; }

    public IReadOnlyList<(string Name, bool IsByValue, GraphQLValue? Default)> Variables { get; }

    /// <summary>Its plans serve other requests; those that read values while planning do not, and whatever is no query.</summary>
    public bool IsKept { get; }

    // What introspection answers is made while planning, so it serves again only where no variable has a part in it.
    private bool IsKeptWith(string root) => !Unkept.Contains(root) && (Variables.Count == 0 || !Introspective.Contains(root));

    private static bool IsStructural(GraphQLType type) => type switch
    {
        GraphQLNonNullType inner => IsStructural(inner.Type),
        GraphQLListType inner => IsStructural(inner.Type),
        GraphQLNamedType named => Array.Exists(Structural, s => named.Name.StringValue.EndsWith(s, StringComparison.Ordinal)),
        _ => false,
    };
}
