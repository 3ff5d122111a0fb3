namespace NetHub.Schema.Publishing.Import;

/// <summary>The names of a table's columns. Columns are found by name once and then addressed by index.</summary>
internal sealed class ColumnNames(ReadingLimits limits)
{
    private const int Longest = 1000;

    private readonly List<string> names = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    public IReadOnlyList<string> All => names;

    public int Count => names.Count;

    /// <summary>Finds the index of a column.</summary>
    public bool Has(string name, out int known) => indexes.TryGetValue(name.Trim(), out known);

    /// <summary>Adds a column and returns its index.</summary>
    /// <exception cref="FileRefusedException">The name is invalid or duplicate, or there are too many columns.</exception>
    public int Add(string? name, long line)
    {
        name = name?.Trim();
        if (names.Count == limits.MaxColumns)
            throw FileRefusals.TooManyColumns(line, limits.MaxColumns);
        if (string.IsNullOrEmpty(name))
            throw FileRefusals.EmptyColumnName(line, names.Count);
        if (name.Length > Longest)
            throw FileRefusals.HeaderTooLarge(line);
        if (name.Any(char.IsControl))
            throw FileRefusals.InvalidName(line);
        if (!indexes.TryAdd(name, names.Count))
            throw FileRefusals.DuplicateColumn(line, name);
        names.Add(name);
        return names.Count - 1;
    }

    /// <summary>Removes the columns added last, so that <paramref name="count"/> remain.</summary>
    public void Keep(int count)
    {
        foreach (var name in names.Skip(count))
            indexes.Remove(name);
        names.RemoveRange(count, names.Count - count);
    }
}
