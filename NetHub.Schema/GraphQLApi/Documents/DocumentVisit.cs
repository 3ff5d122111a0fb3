using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>Runs a visitor that only looks at a document. Visitors are asynchronous by their form; these never wait.</summary>
internal static class DocumentVisit
{
    public static void Run(ASTVisitor<NullVisitorContext> visitor, GraphQLDocument document)
    {
        var visit = visitor.VisitAsync(document, new NullVisitorContext()).AsTask();
        if (!visit.IsCompletedSuccessfully)
            throw new InvalidOperationException("The visitor waits or has failed.", visit.Exception);
    }
}
