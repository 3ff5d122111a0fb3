using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>Finds the variables that a document uses as page sizes. They are part of the plan by value.</summary>
internal sealed class VariableUses : ASTVisitor<NullVisitorContext>
{
    private readonly HashSet<string> sizes = [];

    public static IReadOnlySet<string> FindPageSizes(GraphQLDocument document)
    {
        var visitor = new VariableUses();
        DocumentVisit.Run(visitor, document);
        return visitor.sizes;
    }

    protected override ValueTask VisitArgumentAsync(GraphQLArgument argument, NullVisitorContext context)
    {
        if (argument.Name.StringValue is "first" or "last" && argument.Value is GraphQLVariable variable)
            sizes.Add(variable.Name.StringValue);
        return base.VisitArgumentAsync(argument, context);
    }
}
