using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi;

/// <summary>Limits that hold before anything is planned.</summary>
internal static class DocumentLimits
{
    public static void CheckTokens(string text, QueryLimits limits)
    {
        var source = new ROM(text.AsMemory());
        var position = 0;
        var count = 0;
        while (count <= limits.MaxTokens)
        {
            Token token;
            try
            {
                token = Lexer.Lex(source, position);
            }
            catch (GraphQLParser.Exceptions.GraphQLSyntaxErrorException)
            {
                return;
            }

            if (token.Kind == TokenKind.EOF)
                return;
            position = token.End;
            count++;
        }

        throw new QueryRefusedException(QueryErrors.Limit("TOO_MANY_TOKENS", "tokens", limits.MaxTokens, count));
    }

    public static void CheckAliases(GraphQLDocument document, QueryLimits limits)
    {
        var counter = new AliasCounter();
        counter.VisitAsync(document, new NullVisitorContext()).AsTask().GetAwaiter().GetResult();
        if (counter.Count > limits.MaxAliases)
            throw new QueryRefusedException(QueryErrors.Limit("ALIASES_EXCEEDED", "aliases", limits.MaxAliases, counter.Count));
    }

    private sealed class AliasCounter : ASTVisitor<NullVisitorContext>
    {
        public int Count { get; private set; }

        protected override ValueTask VisitAliasAsync(GraphQLAlias alias, NullVisitorContext context)
        {
            Count++;
            return default;
        }
    }
}

/// <summary>Which variables a document uses as page sizes: they are part of the plan by value.</summary>
internal sealed class VariableUses : ASTVisitor<NullVisitorContext>
{
    private readonly HashSet<string> sizes = [];

    public static IReadOnlySet<string> OfPageSizes(GraphQLDocument document)
    {
        var visitor = new VariableUses();
        visitor.VisitAsync(document, new NullVisitorContext()).AsTask().GetAwaiter().GetResult();
        return visitor.sizes;
    }

    protected override ValueTask VisitArgumentAsync(GraphQLArgument argument, NullVisitorContext context)
    {
        if (argument.Name.StringValue is "first" or "last" && argument.Value is GraphQLVariable variable)
            sizes.Add(variable.Name.StringValue);
        return base.VisitArgumentAsync(argument, context);
    }
}
