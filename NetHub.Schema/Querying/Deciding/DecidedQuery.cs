using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding;

/// <summary>A query as it was decided for one caller. Nothing is decided after it: what is compiled, run and recorded is read off it.</summary>
internal sealed class DecidedQuery(IReadOnlyList<DecidedRoot> roots, QueryCost cost)
{
    public IReadOnlyList<DecidedRoot> Roots => roots;

    public QueryCost Cost => cost;

    /// <summary>Every part that takes part, in the order of the answer.</summary>
    public IEnumerable<DecidedNode> Nodes => roots.SelectMany(static r => r.TakingPart());

    /// <summary>What each use of a field gets, the least of all places where the query makes it. What stands only below something that is denied has the level that it would have by itself.</summary>
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
