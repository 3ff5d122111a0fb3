using System.Reflection;
using NetHub.Schema.SampleData;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.SampleData;

/// <summary>Follows every declared link of every row. The key of a dataset is its first property.</summary>
internal static class Links
{
    public static IReadOnlyList<string> Broken(SampleCounty county)
    {
        var keys = county.Tables.ToDictionary(t => t.Dataset.Name, t => t.Rows.Select(r => t.Dataset.GetProperties()[0].GetValue(r)!)
            .ToHashSet());
        var broken = from table in county.Tables
                     from property in table.Dataset.GetProperties()
                     let target = property.GetCustomAttribute<LinkAttribute>()?.Target
                     where target is not null
                     from row in table.Rows
                     from key in Keys(property.GetValue(row))
                     where !keys[target].Contains(key)
                     select $"{table.Dataset.Name}.{property.Name} = {key}";
        return [.. broken.Distinct()];
    }

    /// <summary>Returns duplicate keys: surrogate keys, and business keys, together with the start date if a row is dated.</summary>
    public static IReadOnlyList<string> Doubled(SampleCounty county)
    {
        var doubled = from table in county.Tables
                      let properties = Known(table.Dataset)
                      where properties.Count > 0
                      from key in table.Rows.Select(r => string.Join('|', properties.Select(p => p.GetValue(r)))).GroupBy(k => k)
                      where key.Count() > 1 && key.Key.Trim('|').Length > 0
                      select $"{table.Dataset.Name}: {key.Key}";
        var surrogates = from table in county.Tables
                         let first = table.Dataset.GetProperties()[0]
                         where first.PropertyType == typeof(long)
                         where table.Rows.Select(first.GetValue).Distinct().Count() != table.Rows.Count
                         select table.Dataset.Name;
        return [.. doubled, .. surrogates];
    }

    /// <summary>Returns the parts of the business key that identify a row without the surrogate: numbers and codes, not the row's
    /// parent.</summary>
    private static List<PropertyInfo> Known(Type dataset)
    {
        var keys = dataset.GetProperties().Where(p => p.GetCustomAttribute<FieldAttribute>()?.Key == true).ToList();
        var isChild =
            dataset.Name is "AidRecipient" or "DisputeParty" or "Person" or "DispatchedWorkTeam" or "GridAssignment" or "Organization";
        return isChild ? [] : [.. keys.Where(p => p != dataset.GetProperties()[0] || p.PropertyType == typeof(string))];
    }

    private static IEnumerable<object> Keys(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable<string> many => many,
        IEnumerable<long> many => many.Cast<object>(),
        _ => [value],
    };
}
