using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>
/// One concern of the decision. A pass sets its decisions on the nodes of the tree, and reads only what earlier passes set. What no pass
/// sets stays denied.
/// </summary>
internal interface IDecidingPass
{
    /// <param name="nodes">Every node of the query, parents before children.</param>
    /// <param name="context">The context, which consults the policy.</param>
    void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context);
}
