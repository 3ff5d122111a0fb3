using System.Buffers.Text;
using System.Text.Json;

namespace NetHub.Ledger.Records;

/// <summary>Which records a part is of. Everything that is said must be so.</summary>
public sealed record LedgerFilter
{
    /// <summary>Not before this.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Read by this department.</summary>
    public string? Department { get; init; }

    /// <summary>About data of this department, which the catalog knows.</summary>
    public string? Owner { get; init; }

    /// <summary>The department that a coordinate belongs to; null where it is none of a dataset or field.</summary>
    public Func<string, string?> OwnerOf { get; init; } = static _ => null;

    /// <summary>In the ledger of this hub.</summary>
    public string? Node { get; init; }

    /// <summary>An entry is asked for, as far as itself says.</summary>
    /// <param name="time">When it was taken, as it is written.</param>
    /// <param name="line">The entry.</param>
    /// <param name="fields">Gives the fields that it names.</param>
    internal bool Has(ReadOnlySpan<byte> time, JsonElement line, Func<string, LedgerFields?> fields) =>
        IsIn(time)
        && (Department is null || (line.TryGetProperty("department", out var department) && department.ValueEquals(Department)))
        && (Owner is null || (line.TryGetProperty("fields", out var id) && fields(id.GetString()!) is { } named && IsOwned(named)));

    private bool IsIn(ReadOnlySpan<byte> text) =>
        (From is null && To is null)
        || (Utf8Parser.TryParse(text, out DateTimeOffset time, out _, 'O') && (From is null || time >= From) && (To is null || time < To));

    private bool IsOwned(LedgerFields fields) =>
        fields.Touched.Select(static t => t.Field).Concat(fields.Denied.Select(static d => d.Coordinate)).Any(c => OwnerOf(c) == Owner);
}
