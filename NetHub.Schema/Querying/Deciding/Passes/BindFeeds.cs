using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;

namespace NetHub.Schema.Querying.Deciding.Passes;

/// <summary>Binds the cursors of feeds to what the policy decides of what is followed: where that changes, a copy is made anew.</summary>
internal sealed class BindFeeds : IDecidingPass
{
    public void Apply(IReadOnlyList<DecidedNode> nodes, DecidingContext context)
    {
        foreach (var changes in nodes.OfType<DecidedChanges>())
            changes.Binding = context.BindFeed(changes.Followed.Select(static f => f.Rows.Dataset));
    }
}
