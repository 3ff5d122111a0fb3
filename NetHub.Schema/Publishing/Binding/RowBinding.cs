using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Publishing.Binding;

/// <summary>Binds the columns of a file to fields and converts cells to values of a row.</summary>
/// <param name="layout">The column positions.</param>
/// <param name="rights">The rights of the publisher.</param>
/// <param name="readers">Creates the reader of a field's values.</param>
/// <param name="ids">Converts opaque ids of the publisher.</param>
internal sealed class RowBinding(RowLayout layout, PublishRights rights, Func<FieldEntry, ValueReader> readers, PublishedIds ids)
{
    private readonly Dictionary<FieldEntry, Reference> references = [];
    private readonly List<(int Column, FieldEntry Field, int Position, ValueReader? Reader)> cells = [];
    private readonly HashSet<FieldEntry> bound = [];
    private readonly List<FieldEntry?> fields = [];
    private int? sourceKey;
    private int? park;

    private DatasetEntry Dataset => layout.Dataset;

    /// <summary>Binds columns that are not bound yet.</summary>
    /// <exception cref="PublishRefusedException">
    /// A column is unknown, duplicate or not allowed for the publisher, or a key is incomplete.
    /// </exception>
    public void Bind(IReadOnlyList<string> columns)
    {
        if (fields.Count == columns.Count)
            return;
        while (fields.Count < columns.Count)
            fields.Add(Bind(columns[fields.Count], fields.Count));
        foreach (var reference in references.Values)
            reference.Complete();
        var missing = Dataset.RecordKey.Where(f => !bound.Contains(f)).ToList();
        if (sourceKey is null && !(Dataset.Id is { } id && bound.Contains(id)) && (missing.Count > 0 || Dataset.RecordKey.Count == 0))
            throw PublishRefusals.KeyMissing(missing.Count > 0 ? missing.Select(static f => f.Name) : PublishedNames.OfKey(Dataset));
    }

    /// <summary>The fields that have columns in the file.</summary>
    public IReadOnlyList<FieldEntry> Fields => [.. bound];

    /// <summary>Returns the field of a column; null for the source's own key, the park, or an unknown column.</summary>
    public FieldEntry? FieldOf(int column) => fields.ElementAtOrDefault(column);

    /// <summary>Reads the cells of a row and adds problems to the row.</summary>
    public void Read(SourceRow source, BoundRow row, RowFinder finder)
    {
        foreach (var (column, field, position, reader) in cells)
        {
            if (!source.IsSaid(column))
                continue;
            var text = source.Said(column);
            if (Value(field, reader, text, out var value) is { } problem)
                row.Add(field, problem, text);
            else
            {
                row.Set(position, value);
                if (NumberIssues.Check(field.Kind, text, value) is { } issue)
                    row.Issues.Add((field, issue));
            }
        }

        foreach (var (field, reference) in references)
        {
            if (reference.IsSaid(source) && reference.TryResolve(source, row, finder, out var key))
                row.Set(layout.PositionOf(field), key);
        }

        if (sourceKey is { } own && source.Said(own) is { } name)
            row.SourceKey = finder.DigestOf(Dataset, name);
        if (park is { } place && source.IsSaid(place))
            ReadPark(source.Said(place)?.Trim(), row);
    }

    // Returns the field of the column; null if the column is not a field.
    private FieldEntry? Bind(string header, int column)
    {
        var names = header.Split('.');
        if (names is [PublishedNames.SourceKey] && rights.IsOwner)
            sourceKey = column;
        else if (names is [PublishedNames.Park] && Dataset.Scopes.Park is { Property: null })
            park = column;
        else if (names.Length == 1)
            return BindField(PublishedNames.Field(Dataset, names[0]) ?? throw PublishRefusals.UnknownColumn(header), column);
        else
            return BindReference(PublishedNames.Link(Dataset, names[0]) ?? throw PublishRefusals.UnknownColumn(header), names, column, header);
        return null;
    }

    private FieldEntry BindField(FieldEntry field, int column)
    {
        Permit(field);
        if (!bound.Add(field))
            throw PublishRefusals.DoubledColumn(field);
        cells.Add((column, field, layout.PositionOf(field), field.Kind == ValueKind.Id ? null : readers(field)));
        return field;
    }

    private FieldEntry BindReference(LinkEntry link, string[] names, int column, string header)
    {
        if (link.Key.Kind != ValueKind.Id || link.Key.IsList)
            throw PublishRefusals.UnknownColumn(header);
        Permit(link.Key);
        if (!references.TryGetValue(link.Key, out var reference))
        {
            if (!bound.Add(link.Key))
                throw PublishRefusals.DoubledColumn(link.Key);
            references[link.Key] = reference = new Reference(link, link.Name);
        }

        reference.Bind(names.AsSpan(1), column, header, readers);
        return link.Key;
    }

    // Key fields are allowed for every publisher, because they identify the row.
    private void Permit(FieldEntry field)
    {
        if (field.Derived is not null)
            throw PublishRefusals.DerivedColumn(field);
        if (!rights.Owns(field) && !Dataset.RecordKey.Contains(field) && field != Dataset.Id && !rights.MayBegin(field))
            throw PublishRefusals.ForeignColumn(field);
    }

    private Problem? Value(FieldEntry field, ValueReader? reader, string? text, out object? value)
    {
        if (reader is not null)
            return reader.Read(text, out value);
        value = null;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!field.IsList)
            return Id(field, text.Trim(), ref value);
        var keys = new List<object?>();
        if (ValueReader.Items(text.Trim()) is not { } items)
            return Problem.Form("[ID]");
        foreach (var item in items)
        {
            object? key = null;
            if (Id(field, item, ref key) is { } problem)
                return problem;
            keys.Add(key);
        }

        value = StorageConverters.ToStoredList(keys);
        return null;
    }

    private Problem? Id(FieldEntry field, string text, ref object? value)
    {
        if (ids.Key(field, text) is not { } key)
            return Problem.NotFound(field.Link?.To.Name ?? field.Dataset.Name);
        value = key;
        return null;
    }

    private void ReadPark(string? text, BoundRow row)
    {
        if (text is null)
            row.Set(layout.Park!.Value, null);
        else if (ids.Park(text) is { } key)
            row.Set(layout.Park!.Value, key);
        else
            row.Add(null, Problem.NotFound("Park"), text);
    }
}
