using NetHub.Schema.Querying.Deciding.Passes;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Resolving;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;

namespace NetHub.Schema.Querying.Deciding;

/// <summary>Decides a query for a caller: everything starts denied, and each pass decides its own concern. Add a new access rule as a new pass in this list.</summary>
internal sealed class QueryDecider(DataCatalog catalog, OpaqueIds ids, QueryLimits limits)
{
    /// <summary>The passes in order: each reads only what earlier passes set.</summary>
    private static readonly IDecidingPass[] Passes =
    [
        new DecideRows(),
        new DecideFields(),
        new LinkPersonKeys(),
        new NarrowArguments(),
        new DecideStatistics(),
        new ShowFields(),
        new LowerJointDisclosure(),
        new RecordSubjects(),
        new BindFeeds(),
    ];

    public DecidedQuery Decide(DataQuery query, AccessPolicy policy, Caller caller)
    {
        var context = new DecidingContext(catalog, policy, caller);
        var roots = new TreeBuilder(context, new QueryResolver(catalog, limits), ids).Build(query);
        // Passes set decisions on nodes; they never add or remove nodes.
        List<DecidedNode> nodes = [.. roots.SelectMany(static r => r.All())];
        foreach (var pass in Passes)
            pass.Apply(nodes, context);
        return new DecidedQuery(roots, new CountCost(limits).Count(roots));
    }
}
