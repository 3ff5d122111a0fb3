using System.Collections.Concurrent;
using System.Reflection;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.SampleData;

/// <summary>Finds the township and park of a row along the path that its dataset declares.</summary>
internal static class Scopes
{
    private static readonly ConcurrentDictionary<Type, Dictionary<object, object>> Index = new();

    public static string? Region(Type dataset, string path, object row)
    {
        var property = dataset.GetProperty(path)!;
        var value = property.GetValue(row);
        if (value is null or string)
            return (string?)value;
        var (target, linked) = Follow(property, value);
        return Region(target, target.GetCustomAttribute<TownshipScopeAttribute>()!.Property, linked);
    }

    public static long? Park(Type dataset, string? path, object row)
    {
        if (path is null)
            return Sample.County.Parks.TryGetValue((dataset, Key(dataset, row)), out var park) ? park : null;
        var property = dataset.GetProperty(path)!;
        var value = property.GetValue(row);
        if (value is null || dataset.Name == "Park" || property.Name == "ParkId")
            return (long?)value;
        var (target, linked) = Follow(property, value);
        return Park(target, target.GetCustomAttribute<ParkScopeAttribute>()!.Property, linked);
    }

    private static long Key(Type dataset, object row) =>
        dataset.GetProperties()[0].GetValue(row) is long id ? id
            : long.Parse((string)dataset.GetProperties()[0].GetValue(row)!, System.Globalization.CultureInfo.InvariantCulture);

    private static (Type Dataset, object Row) Follow(PropertyInfo property, object key)
    {
        var table = Sample.County.Tables.Single(t => t.Dataset.Name == property.GetCustomAttribute<LinkAttribute>()!.Target);
        var rows = Index.GetOrAdd(table.Dataset, _ => table.Rows.GroupBy(r => table.Dataset.GetProperties()[0].GetValue(r)!)
            .ToDictionary(g => g.Key, g => g.First()));
        return (table.Dataset, rows[key]);
    }
}
