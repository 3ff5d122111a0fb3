using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>Binds the cursors of a feed to the policy decisions on the followed datasets. If these change, the client must read a new full copy.</summary>
internal sealed class BindFeeds : IDecidingPass
{
    public void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context)
    {
        foreach (var changes in nodes.OfType<DecidedChanges>())
            changes.Binding = context.BindFeed(changes.Followed.Select(static f => f.Rows.Dataset));
    }
}
