using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding;

/// <summary>A query as decided for one caller. It contains every access decision: compiling, running and recording read them from it.</summary>
internal sealed class DecidedQuery(IReadOnlyList<DecidedRoot> roots, QueryCost cost)
{
    public IReadOnlyList<DecidedRoot> Roots => roots;

    public QueryCost Cost => cost;

    /// <summary>The participating nodes, in the order of the answer.</summary>
    public IEnumerable<DecidedNode> Nodes => roots.SelectMany(static r => r.TakingPart());

    /// <summary>
    /// Returns the level of each use of a field: the lowest of all its occurrences in the query. A use that occurs only below denied nodes has the
    /// level that it would have on its own.
    /// </summary>
    public Dictionary<(FieldEntry Field, Usage Usage), AccessLevel> Levels()
    {
        var levels = Levels(Nodes);
        foreach (var (use, level) in Levels(roots.SelectMany(static r => r.All())))
            levels.TryAdd(use, level);
        return levels;
    }

    private static Dictionary<(FieldEntry Field, Usage Usage), AccessLevel> Levels(IEnumerable<DecidedNode> nodes) => nodes
        .SelectMany(static n => n.Wanted.Select(w => (Use: w, n.Level)))
        .GroupBy(static u => u.Use, static u => u.Level).ToDictionary(static g => g.Key, static g => g.Min());

    public override string ToString() => string.Join('\n', roots);
}
