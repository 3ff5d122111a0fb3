using System.Reflection;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>
/// Orders datasets before the datasets that link to them. Cycles, such as two datasets that link to each other, are broken by name.
/// </summary>
internal static class TableOrder
{
    public static IReadOnlyList<Type> Sort(IEnumerable<Type> datasets)
    {
        var rest = datasets.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<Type>(rest.Count);
        while (rest.Count > 0)
        {
            var next = rest.Find(t => !Targets(t).Any(target => target != t.Name && rest.Exists(r => r.Name == target)))
                ?? rest.MinBy(t => Targets(t).Count(target => target != t.Name && rest.Exists(r => r.Name == target)))!;
            ordered.Add(next);
            rest.Remove(next);
        }

        return ordered;
    }

    private static IEnumerable<string> Targets(Type dataset) =>
        dataset.GetProperties().Select(p => p.GetCustomAttribute<LinkAttribute>()?.Target).OfType<string>().Distinct();
}
