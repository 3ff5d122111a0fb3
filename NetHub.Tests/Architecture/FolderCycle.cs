using System.Text;

namespace NetHub.Tests.Architecture;

/// <summary>A set of folders that all depend on each other, directly or indirectly.</summary>
internal sealed class FolderCycle(IReadOnlyList<string> folders, IReadOnlyList<TypeUse> uses)
{
    /// <summary>Returns all cycles of a graph: its strongly connected components with more than one folder.</summary>
    public static IReadOnlyList<FolderCycle> All(IEnumerable<TypeUse> crossings)
    {
        var uses = crossings.ToList();
        var arrows = uses.ToLookup(static u => u.From.Folder, static u => u.To.Folder);
        var reached = arrows.ToDictionary(static a => a.Key, a => Reached(a.Key, arrows));
        return
        [
            .. reached.Keys.Order(StringComparer.Ordinal)
                .GroupBy(f => string.Join(' ', Others(f).Append(f).Order(StringComparer.Ordinal)))
                .Where(static g => g.Count() > 1)
                .Select(g => new FolderCycle([.. g], [.. uses.Where(u => g.Contains(u.From.Folder) && g.Contains(u.To.Folder))])),
        ];

        IEnumerable<string> Others(string folder) => reached[folder].Where(o => o != folder && reached.TryGetValue(o, out var back) && back.Contains(folder));
    }

    /// <summary>Lists the folders and, for each arrow between two of them, one use that causes it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("Folders use each other: ").AppendJoin(", ", folders).AppendLine();
        foreach (var arrow in uses.GroupBy(static u => (From: u.From.Folder, To: u.To.Folder)).OrderBy(static a => a.Key))
            text.AppendLine($"  {arrow.Key.From} → {arrow.Key.To} ({arrow.Count()}), as {arrow.MinBy(static u => u.ToString())}");
        return text.ToString();
    }

    private static HashSet<string> Reached(string start, ILookup<string, string> arrows)
    {
        var reached = new HashSet<string>();
        var next = new Stack<string>([start]);
        while (next.TryPop(out var folder))
        {
            foreach (var to in arrows[folder].Where(reached.Add))
                next.Push(to);
        }

        return reached;
    }
}
