using System.Globalization;
using System.Text;
using System.Text.Json;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Running;

/// <summary>Creates the writers that convert columns to JSON, by format.</summary>
internal static class ValueWriters
{
    private const int MostOnStack = 128;

    public static ValueWriter For(ValueFormat format) => format switch
    {
        FieldFormat of => Field(of.Field),
        TextFormat => Text,
        NumberFormat => Number,
        InstantFormat => Instant,
        KeyFormat key => Key(key.Domain, key.IsRaw),
        KeyListFormat keys => KeyList(keys.Domain, keys.IsRaw),
        LabelFormat label => Label(label),
        MaskFormat mask => Masked(mask.Field, mask.Place, mask.Period),
        PopulousPlaceFormat place => Place(place.Field),
        _ => throw new InvalidOperationException($"Cannot write a {format.GetType().Name}"),
    };

    private static ValueWriter Field(FieldEntry field) => field switch
    {
        { IsList: true } => static (row, column, run) => run.Json.Raw(row.Utf8(column)),
        { Kind: ValueKind.Int } => static (row, column, run) => run.Json.Number(row.Int64(column)),
        { Kind: ValueKind.Decimal } => static (row, column, run) => run.Json.Scaled(row.Int64(column)),
        { Kind: ValueKind.Boolean } => static (row, column, run) => run.Json.Boolean(row.Int64(column) != 0),
        { Kind: ValueKind.Instant } => Instant,
        { Kind: ValueKind.GeoPoint or ValueKind.GeoPolygon or ValueKind.Json } => static (row, column, run) => run.Json.Raw(row.Utf8(column)),
        { Kind: ValueKind.IdNumber } => static (row, column, run) => run.Json.Text(run.Services.Identity.Decrypt(row.Text(column))),
        _ => static (row, column, run) => run.Json.Text(row.Utf8(column)),
    };

    /// <summary>Creates the writer of a surrogate key, which is opaque to all callers except the operator.</summary>
    private static ValueWriter Key(string domain, bool raw)
    {
        if (raw)
        {
            return static (row, column, run) =>
            {
                run.Json.Byte((byte)'"');
                run.Json.Number(row.Int64(column));
                run.Json.Byte((byte)'"');
            };
        }

        return (row, column, run) => WriteOpaque(row.Int64(column), domain, run);
    }

    private static ValueWriter KeyList(string domain, bool raw) => (row, column, run) =>
    {
        var keys = JsonSerializer.Deserialize<long[]>(row.Utf8(column))!;
        run.Json.Byte((byte)'[');
        for (var i = 0; i < keys.Length; i++)
        {
            if (i > 0)
                run.Json.Byte((byte)',');
            if (raw)
                run.Json.Text(keys[i].ToString(CultureInfo.InvariantCulture));
            else
                WriteOpaque(keys[i], domain, run);
        }

        run.Json.Byte((byte)']');
    };

    /// <param name="field">The field, which defines the mask.</param>
    /// <param name="place">The region of the row, for addresses and coordinates.</param>
    /// <param name="period">The grant epoch, which separates pseudonyms of different grants.</param>
    private static ValueWriter Masked(FieldEntry field, ColumnRef? place, string period) => field.Mask switch
    {
        Mask.Address or Mask.Geo => (row, column, run) =>
        {
            var (name, centre) = place is null ? default : run.Services.Places.Find(row.IsNull(place.Ordinal) ? null : row.Text(place.Ordinal));
            Write(field.Mask, "", new MaskContext(name, centre, NoPseudonym, run.Today), run);
        }
        ,
        Mask.Token => (row, column, run) => run.Json.Text(run.Services.Identity.Pseudonym(run.Caller.Department + period, PlainText(field, row, column, run))),
        var mask when StarMasking.Is(mask) && field.Kind != ValueKind.IdNumber => (row, column, run) => WriteCovered(mask, row.Utf8(column), run),
        var mask => (row, column, run) => Write(mask, PlainText(field, row, column, run), new MaskContext(null, null, NoPseudonym, run.Today), run),
    };

    /// <summary>Creates the writer of a place, which is shown if it is populous, and reduced to its township otherwise.</summary>
    private static ValueWriter Place(FieldEntry field) => (row, column, run) =>
    {
        var code = row.Text(column);
        Write(run.Services.Places.IsPopulous(code) ? Mask.None : field.Mask, code, new MaskContext(null, null, NoPseudonym, run.Today), run);
    };

    private static readonly Func<string, string> NoPseudonym = static _ => throw new InvalidOperationException("This mask does not use pseudonyms.");

    private static void WriteCovered(Mask mask, ReadOnlySpan<byte> utf8, RunScope run)
    {
        var size = utf8.Length + StarMasking.Spare;
        var buffer = size <= MostOnStack ? stackalloc char[MostOnStack] : new char[size];
        buffer = buffer[..(Encoding.UTF8.GetChars(utf8, buffer) + StarMasking.Spare)];
        run.Json.Text(buffer[..StarMasking.Apply(mask, buffer)]);
    }

    private static void Write(Mask mask, string value, in MaskContext context, RunScope run)
    {
        if (Masking.Apply(mask, value, context) is not { } masked)
            run.Json.Null();
        else if (mask == Mask.Geo)
            run.Json.Raw(Encoding.UTF8.GetBytes(masked));
        else
            run.Json.Text(masked);
    }

    private static ValueWriter Label(LabelFormat format) => format.Field.IsList
        ? (row, column, run) => WriteLabels(JsonSerializer.Deserialize<string[]>(row.Utf8(column))!, format.Labels, run)
        : (row, column, run) => WriteLabel(row.Text(column), format.Labels, run);

    private static void WriteLabels(string[] codes, IReadOnlyDictionary<string, (string Chinese, string English)> labels, RunScope run)
    {
        run.Json.Byte((byte)'[');
        for (var i = 0; i < codes.Length; i++)
        {
            if (i > 0)
                run.Json.Byte((byte)',');
            WriteLabel(codes[i], labels, run);
        }

        run.Json.Byte((byte)']');
    }

    private static void WriteLabel(string code, IReadOnlyDictionary<string, (string Chinese, string English)> labels, RunScope run)
    {
        if (labels.TryGetValue(code, out var label))
            run.Json.Text(run.English ? label.English : label.Chinese);
        else
            run.Json.Null();
    }

    private static void WriteOpaque(long key, string domain, RunScope run)
    {
        var json = run.Json;
        var span = json.Reserve(OpaqueIds.Length + 2);
        span[0] = (byte)'"';
        run.Services.Ids.Write(run.Caller.Department, domain, key, span[1..]);
        span[OpaqueIds.Length + 1] = (byte)'"';
        json.Advance(OpaqueIds.Length + 2);
    }

    private static void Number(SqliteStatement row, int column, RunScope run) => run.Json.Number(row.Int64(column));

    private static void Text(SqliteStatement row, int column, RunScope run) => run.Json.Text(row.Utf8(column));

    // Stored as 2019-12-27 10:00:00, in Shanghai time.
    private static void Instant(SqliteStatement row, int column, RunScope run)
    {
        var stored = row.Utf8(column);
        var json = run.Json;
        json.Byte((byte)'"');
        json.Raw(stored[..10]);
        json.Byte((byte)'T');
        json.Raw(stored[11..]);
        json.Raw("+08:00\""u8);
    }

    private static string PlainText(FieldEntry field, SqliteStatement row, int column, RunScope run) => field.Kind switch
    {
        ValueKind.IdNumber => run.Services.Identity.Decrypt(row.Text(column)),
        ValueKind.Decimal when field.Name.EndsWith("Wan", StringComparison.Ordinal) => row.Int64(column).ToString(CultureInfo.InvariantCulture),
        ValueKind.Decimal => ((decimal)row.Int64(column) / Storage.StorageConverters.DecimalScale).ToString(CultureInfo.InvariantCulture),
        _ => row.Text(column),
    };
}
