using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>
/// Where a field that rows are filtered, sorted or looked up by is FULL on some of them only, the relation is narrowed to those. Where
/// it is FULL nowhere, the operation is refused, which the use says itself.
/// </summary>
internal sealed class NarrowArguments : IDecidingPass
{
    public void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context)
    {
        foreach (var relation in nodes.OfType<DecidedRelation>().Where(static r => !r.IsStatistic))
        {
            var narrowings = new List<ScopeSet>();
            foreach (var use in relation.Uses.Where(u => u.Scopes.Full != ScopeSet.None && !u.Scopes.Full.Covers(relation.Rule.Scopes)))
            {
                use.Narrows = !narrowings.Contains(use.Scopes.Full);
                if (use.Narrows)
                    narrowings.Add(use.Scopes.Full);
            }

            relation.Narrowings = narrowings;
        }
    }
}
