using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>
/// Runs a visitor that only reads a document. The visitor interface is asynchronous, but these visitors always complete synchronously.
/// </summary>
internal static class DocumentVisit
{
    public static void Run(ASTVisitor<NullVisitorContext> visitor, GraphQLDocument document)
    {
        var visit = visitor.VisitAsync(document, new NullVisitorContext()).AsTask();
        if (!visit.IsCompletedSuccessfully)
            throw new InvalidOperationException("The visitor failed or did not complete synchronously.", visit.Exception);
    }
}
