using System.Text.Json;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Publishing.Cases;

/// <summary>What a dataset declares of its cases, read from stored values of its rows.</summary>
internal sealed class CaseRules(RowLayout layout)
{
    private readonly CaseWhileAttribute? rule = layout.Dataset.Scopes.CaseWhile;

    public RowLayout Layout => layout;

    public DatasetEntry Dataset => layout.Dataset;

    /// <summary>Rows of the dataset are cases themselves.</summary>
    public bool IsCase => rule is not null;

    /// <summary>Positions of the values on which it depends what is open, and for whom.</summary>
    public IReadOnlySet<int> Concerned { get; } = layout.Dataset.Scopes.OfCases.Select(layout.PositionOf).ToHashSet();

    /// <summary>A case about the row is open.</summary>
    public bool IsOpen(IReadOnlyList<object?>? row) => row is not null && rule is not null && row[layout.PositionOf(rule.Property)] switch
    {
        null => rule.Values.Count == 0,
        string value => rule.Values.Contains(value),
        _ => false,
    };

    /// <summary>Departments that the row itself names.</summary>
    public IEnumerable<string> Departments(IReadOnlyList<object?>? row)
    {
        if (!IsOpen(row) || rule!.Department is not { } property || row![layout.PositionOf(property)] is not string named)
            return [];
        return Field(property).IsList ? JsonSerializer.Deserialize<string[]>(named)! : [named];
    }

    /// <summary>Rows that are opened and closed with this one.</summary>
    public IEnumerable<(DatasetEntry Dataset, long Key)> With(IReadOnlyList<object?> row)
    {
        foreach (var property in Links)
        {
            if (row[layout.PositionOf(property)] is long key)
                yield return (Field(property).Link!.To, key);
        }
    }

    /// <summary>Datasets of such rows.</summary>
    public IEnumerable<DatasetEntry> Linked => Links.Select(p => Field(p).Link!.To);

    /// <summary>The row with which this one is opened and closed.</summary>
    public (DatasetEntry Dataset, long Key)? Follows(IReadOnlyList<object?>? row) =>
        row is not null && Dataset.Scopes.CaseWith is { } with && row[layout.PositionOf(with.Property)] is long key ? (Field(with.Property).Link!.To, key) : null;

    /// <summary>The case that this row opens, and for whom.</summary>
    public (DatasetEntry Dataset, long Key, string Department)? Opens(IReadOnlyList<object?>? row) =>
        row is not null && Dataset.Scopes.CaseOpens is { } opens && row[layout.PositionOf(opens.Property)] is string value && opens.Values.Contains(value)
        && row[layout.PositionOf(opens.Link)] is long key && row[layout.PositionOf(opens.Department)] is string department
            ? (Field(opens.Link).Link!.To, key, department)
            : null;

    private IEnumerable<string> Links => [.. rule?.With ?? [], .. Dataset.Scopes.CaseWith?.With ?? []];

    private FieldEntry Field(string property) => Dataset.Property(property);
}
