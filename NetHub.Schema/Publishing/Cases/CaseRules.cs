using System.Text.Json;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Cases;

/// <summary>Evaluates the case rules of a dataset on the stored values of its rows.</summary>
internal sealed class CaseRules(RowLayout layout)
{
    private readonly CaseWhileAttribute? rule = layout.Dataset.Scopes.CaseWhile;

    public RowLayout Layout => layout;

    public DatasetEntry Dataset => layout.Dataset;

    /// <summary>Whether rows of the dataset are cases.</summary>
    public bool IsCase => rule is not null;

    /// <summary>The column positions that determine which cases are open, and for which departments.</summary>
    public IReadOnlySet<int> Concerned { get; } = layout.Dataset.Scopes.OfCases.Select(layout.PositionOf).ToHashSet();

    /// <summary>Returns whether the row is an open case.</summary>
    public bool IsOpen(IReadOnlyList<object?>? row) => row is not null && rule is not null && row[layout.PositionOf(rule.Property)] switch
    {
        null => rule.Values.Count == 0,
        string value => rule.Values.Contains(value),
        _ => false,
    };

    /// <summary>Returns the departments named in an open case.</summary>
    public IEnumerable<string> Departments(IReadOnlyList<object?>? row)
    {
        if (!IsOpen(row) || rule!.Department is not { } property || row![layout.PositionOf(property)] is not string named)
            return [];
        return Field(property).IsList ? JsonSerializer.Deserialize<string[]>(named)! : [named];
    }

    /// <summary>Returns the linked rows that are opened and closed with this row.</summary>
    public IEnumerable<(DatasetEntry Dataset, long Key)> With(IReadOnlyList<object?> row)
    {
        foreach (var property in Links)
        {
            if (row[layout.PositionOf(property)] is long key)
                yield return (Field(property).Link!.To, key);
        }
    }

    /// <summary>The datasets of the rows returned by <see cref="With"/>.</summary>
    public IEnumerable<DatasetEntry> Linked => Links.Select(p => Field(p).Link!.To);

    /// <summary>Returns the row with which this row is opened and closed; null if there is none.</summary>
    public (DatasetEntry Dataset, long Key)? Follows(IReadOnlyList<object?>? row) =>
        row is not null && Dataset.Scopes.CaseWith is { } with && row[layout.PositionOf(with.Property)] is long key ? (Field(with.Property).Link!.To, key) : null;

    /// <summary>Returns the case that this row opens, and the department for which it does; null if it opens none.</summary>
    public (DatasetEntry Dataset, long Key, string Department)? Opens(IReadOnlyList<object?>? row) =>
        row is not null && Dataset.Scopes.CaseOpens is { } opens && row[layout.PositionOf(opens.Property)] is string value && opens.Values.Contains(value)
        && row[layout.PositionOf(opens.Link)] is long key && row[layout.PositionOf(opens.Department)] is string department
            ? (Field(opens.Link).Link!.To, key, department)
            : null;

    private IEnumerable<string> Links => [.. rule?.With ?? [], .. Dataset.Scopes.CaseWith?.With ?? []];

    private FieldEntry Field(string property) => Dataset.Property(property);
}
