using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>
/// A place that is masked only because of what else the caller may see is said where so many people live in it that it names nobody
/// (ADR 15). Elsewhere it stays masked.
/// </summary>
internal sealed class LowerJointDisclosure : IDecidingPass
{
    public void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context)
    {
        foreach (var field in nodes.OfType<DecidedField>())
        {
            if (field.Showing is MaskedShowing masked)
                field.Showing = masked with { IsPopulousPlaceShown = field.Scopes.Lowered.Covers(field.Row.Rule.Scopes) };
        }
    }
}
