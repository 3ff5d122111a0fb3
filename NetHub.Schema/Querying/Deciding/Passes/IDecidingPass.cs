using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>
/// One concern of the decision. A pass sets what it is about on every part of the tree, and reads what passes before it have set. What
/// no pass sets stays denied.
/// </summary>
internal interface IDecidingPass
{
    /// <param name="nodes">Every part of the query, each before what stands below it.</param>
    /// <param name="context">Asks the policy.</param>
    void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context);
}
