using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Publishing;

/// <summary>Reads the rows of a mutation like rows of a file: members become columns, and members of references get dotted names.</summary>
internal sealed class GivenRows : IRowSource
{
    private readonly List<Dictionary<string, string?>> rows;
    private readonly List<string> columns = [];
    private readonly ReadingLimits limits;
    private int next;

    public GivenRows(IReadOnlyList<InputValue> rows, IReadOnlyList<object?> leaves, ReadingLimits limits)
    {
        this.limits = limits;
        this.rows = [.. rows.Select(r => Flat(r, leaves))];
        foreach (var name in this.rows.SelectMany(static r => r.Keys))
        {
            if (!columns.Contains(name))
                columns.Add(name);
        }

        Digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this.rows)));
    }

    public IReadOnlyList<string> Columns => columns;

    public long BytesRead => next;

    public int Count => rows.Count;

    /// <summary>The SHA-256 of the rows, in hex.</summary>
    public string Digest { get; }

    public ValueTask<SourceRow?> ReadAsync(CancellationToken cancel)
    {
        if (next == rows.Count)
            return new((SourceRow?)null);
        var row = new SourceRow(limits, columns.Count);
        row.Begin(next + 1, SourceRow.Absent);
        foreach (var (name, value) in rows[next++])
            row.Set(columns.IndexOf(name), value);
        return new(row);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Dictionary<string, string?> Flat(InputValue row, IReadOnlyList<object?> leaves)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (row is ObjectInput members)
            Add(members, "", values, leaves);
        return values;
    }

    private static void Add(ObjectInput members, string prefix, Dictionary<string, string?> values, IReadOnlyList<object?> leaves)
    {
        foreach (var (name, value) in members.Members)
        {
            if (value is ObjectInput inner)
                Add(inner, $"{prefix}{name}.", values, leaves);
            else
                values[prefix + name] = Text(value, leaves);
        }
    }

    private static string? Text(InputValue value, IReadOnlyList<object?> leaves) => value switch
    {
        ListInput list => JsonSerializer.Serialize(list.Items.Select(i => Scalar(i, leaves))),
        ScalarInput => Convert.ToString(Scalar(value, leaves), CultureInfo.InvariantCulture) is var text && Scalar(value, leaves) is bool ? text!.ToLowerInvariant() : text,
        _ => null,
    };

    private static object? Scalar(InputValue value, IReadOnlyList<object?> leaves) => value is ScalarInput scalar ? scalar.Leaf is { } leaf ? leaves[leaf] : scalar.Value : null;
}
