using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>
/// Shows a place that is masked only because of the caller's other fields, if it is too populous to identify a person (ADR 15). Other
/// places stay masked.
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
