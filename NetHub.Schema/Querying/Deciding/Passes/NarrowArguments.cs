using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>
/// Narrows a relation to the rows on which every field used to filter, sort or look up is FULL. If a field is FULL on no row, its use
/// refuses the operation (<see cref="FieldUse.IsRefused"/>).
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
