using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Binding;

/// <summary>
/// One row of a file, converted to stored values. Values to be encrypted are still in plain text. The instance is reused for every row.
/// </summary>
internal sealed class BoundRow(RowLayout layout)
{
    private readonly object?[] values = new object?[layout.Columns.Count];
    private readonly bool[] given = new bool[layout.Columns.Count];
    private readonly List<(FieldEntry? Field, Problem Problem, string ValueClass)> problems = [];

    public RowLayout Layout => layout;

    public long Line { get; private set; }

    /// <summary>The digest of the source's own key; null if it gave none.</summary>
    public string? SourceKey { get; set; }

    /// <summary>The values from the file, by column position.</summary>
    public IReadOnlyList<object?> Values => values;

    public IReadOnlyList<(FieldEntry? Field, Problem Problem, string ValueClass)> Problems => problems;

    /// <summary>Issues of single values, which do not prevent storing the row.</summary>
    public List<(FieldEntry Field, Problem Problem)> Issues { get; } = [];

    /// <summary>
    /// References to rows of the same dataset that may occur earlier in the file: column position and hash of the record key.
    /// </summary>
    public List<(int Position, UInt128 Key)> Pending { get; } = [];

    public void Begin(long line)
    {
        Line = line;
        SourceKey = null;
        Array.Clear(values);
        Array.Clear(given);
        problems.Clear();
        Issues.Clear();
        Pending.Clear();
    }

    public bool IsGiven(int position) => given[position];

    public object? Value(FieldEntry field) => values[layout.PositionOf(field)];

    public bool IsGiven(FieldEntry field) => given[layout.PositionOf(field)];

    public void Set(int position, object? value)
    {
        values[position] = value;
        given[position] = true;
    }

    public void Add(FieldEntry? field, Problem problem, string? value = null) => problems.Add((field, problem, ValueClass.Classify(value)));
}
