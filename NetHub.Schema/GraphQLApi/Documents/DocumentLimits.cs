using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>Limits checked before a document is validated or planned. Every check takes time linear in the length of the text.</summary>
internal static class DocumentLimits
{
    /// <returns>The number of tokens, up to the first lexical error if there is one.</returns>
    /// <exception cref="QueryRefusedException">The text has too many tokens.</exception>
    public static int CheckTokens(string text, QueryLimits limits)
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
                return count;
            }

            if (token.Kind == TokenKind.EOF)
                return count;
            position = token.End;
            count++;
        }

        throw new QueryRefusedException(QueryErrors.Limit("TOO_MANY_TOKENS", "词法单元", "tokens", limits.MaxTokens, count));
    }

    /// <exception cref="QueryRefusedException">The document exceeds limits; the errors name every one of them.</exception>
    public static void Check(GraphQLDocument document, QueryLimits limits)
    {
        var counter = new Counter();
        DocumentVisit.Run(counter, document);
        var size = new OperationSize(document);
        List<QueryError?> problems =
        [
            Over("ALIASES_EXCEEDED", "别名", "aliases", limits.MaxAliases, counter.Aliases),
            Over("DIRECTIVES_EXCEEDED", "指令", "directives", limits.MaxDirectives, counter.Directives),
            Over("FRAGMENTS_EXCEEDED", "片段", "fragments", limits.MaxFragments, counter.Fragments),
            Over("DUPLICATES_EXCEEDED", "同名字段", "fields with the same response name", limits.MaxDuplicates, counter.Duplicates),
            Over("FIELDS_EXCEEDED", "字段", "fields", limits.MaxFields, size.Fields),
            Over("DEPTH_EXCEEDED", "深度", "depth", limits.MaxDepth, size.Depth),
            Over("DEPTH_EXCEEDED", "内省中嵌套的类型列表", "nested type lists in introspection", OperationSize.MostTypeLists, size.TypeLists),
        ];
        if (problems.OfType<QueryError>().ToList() is { Count: > 0 } found)
            throw new QueryRefusedException(found);
    }

    private static QueryError? Over(string code, string chinese, string english, long limit, long measured) =>
        measured > limit ? QueryErrors.Limit(code, chinese, english, limit, measured) : null;

    private sealed class Counter : ASTVisitor<NullVisitorContext>
    {
        public int Aliases { get; private set; }

        public int Directives { get; private set; }

        public int Fragments { get; private set; }

        /// <summary>The largest number of fields with the same response name in one selection set.</summary>
        public int Duplicates { get; private set; }

        protected override ValueTask VisitAliasAsync(GraphQLAlias alias, NullVisitorContext context)
        {
            Aliases++;
            return default;
        }

        protected override ValueTask VisitDirectiveAsync(GraphQLDirective directive, NullVisitorContext context)
        {
            Directives++;
            return default;
        }

        protected override ValueTask VisitFragmentDefinitionAsync(GraphQLFragmentDefinition fragmentDefinition, NullVisitorContext context)
        {
            Fragments++;
            return base.VisitFragmentDefinitionAsync(fragmentDefinition, context);
        }

        protected override ValueTask VisitInlineFragmentAsync(GraphQLInlineFragment inlineFragment, NullVisitorContext context)
        {
            Fragments++;
            return base.VisitInlineFragmentAsync(inlineFragment, context);
        }

        protected override ValueTask VisitSelectionSetAsync(GraphQLSelectionSet selectionSet, NullVisitorContext context)
        {
            var most = selectionSet.Selections.OfType<GraphQLField>().CountBy(static f => (f.Alias?.Name ?? f.Name).StringValue)
                .Select(static n => n.Value).DefaultIfEmpty().Max();
            Duplicates = Math.Max(Duplicates, most);
            return base.VisitSelectionSetAsync(selectionSet, context);
        }
    }
}
