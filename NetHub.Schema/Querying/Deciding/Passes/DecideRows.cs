using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>Decides which rows exist for the caller, in every relation at every depth.</summary>
internal sealed class DecideRows : IDecidingPass
{
    public void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context)
    {
        foreach (var node in nodes)
        {
            if (node is DecidedRelation relation)
                relation.Rule = context.Rows(relation.Dataset);
            else if (node is DecidedRow row)
                row.Rule = context.Rows(row.Dataset);
        }
    }
}
