using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Binding;

/// <summary>A reference to a row by the parts of its record key. Parts may be references themselves.</summary>
/// <param name="link">The link to the referenced row.</param>
/// <param name="path">Its name in the file, for example <c>requester</c> or <c>partyMember.person</c>.</param>
internal sealed class Reference(LinkEntry link, string path)
{
    private readonly Dictionary<FieldEntry, (int Column, ValueReader Reader)> cells = [];
    private readonly Dictionary<FieldEntry, Reference> nested = [];
    private int? sourceKey;

    public DatasetEntry Target => link.To;

    public FieldEntry Key => link.Key;

    /// <summary>Binds a column to the part of the key named by the rest of the column name.</summary>
    /// <exception cref="PublishRefusedException">The key has no such part, or two columns are bound to it.</exception>
    public void Bind(ReadOnlySpan<string> names, int column, string header, Func<FieldEntry, ValueReader> readers)
    {
        if (names is [PublishedNames.SourceKey] && Target.RecordKey.Count == 0)
        {
            sourceKey = column;
            return;
        }

        if (names is [var name] && PublishedNames.Field(Target, name) is { } field && Target.RecordKey.Contains(field) && field.Kind != ValueKind.Id)
        {
            if (!cells.TryAdd(field, (column, readers(field))))
                throw PublishRefusals.DoubledColumn(field);
            return;
        }

        if (names.Length < 2 || PublishedNames.Link(Target, names[0]) is not { } part || !Target.RecordKey.Contains(part.Key))
            throw PublishRefusals.UnknownColumn(header);
        if (!nested.TryGetValue(part.Key, out var reference))
            nested[part.Key] = reference = new Reference(part, $"{path}.{part.Name}");
        reference.Bind(names[1..], column, header, readers);
    }

    /// <exception cref="PublishRefusedException">A part of the key has no column.</exception>
    public void Complete()
    {
        var missing = Parts.Where(p => !cells.ContainsKey(p) && !nested.ContainsKey(p)).Select(p => $"{path}.{p.Name}").ToList();
        if (missing.Count > 0 && sourceKey is null)
            throw PublishRefusals.IncompleteReference(path, missing);
        foreach (var reference in nested.Values)
            reference.Complete();
    }

    /// <summary>Returns whether the row of the file contains the reference, even an empty one.</summary>
    public bool IsSaid(SourceRow source) => cells.Values.Any(c => source.IsSaid(c.Column)) || (sourceKey is { } own && source.IsSaid(own)) || nested.Values.Any(n => n.IsSaid(source));

    /// <summary>Finds the key of the referenced row; null if the reference is empty. Problems are added to the row that is read.</summary>
    /// <returns>False if there is a problem.</returns>
    public bool TryResolve(SourceRow source, BoundRow row, RowFinder finder, out long? key)
    {
        key = null;
        if (sourceKey is { } own)
            return TryFind(source.Said(own) is { } named ? finder.BySourceKey(Target, named) : null, source.Said(own), row, ref key);
        var parts = Parts.ToList();
        var values = new object?[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            if (!TryRead(parts[i], source, row, finder, out values[i]))
                return false;
        }

        if (Array.TrueForAll(values, static v => v is null))
            return true;
        var found = Array.TrueForAll(values, static v => v is not null) ? finder.Find(Target, values) : null;
        if (found is null && Target == row.Layout.Dataset && Key.Dataset == Target)
        {
            // The referenced row may be an earlier row of the same file.
            row.Pending.Add((row.Layout.PositionOf(Key), RowFinder.Hash(values)));
            return true;
        }

        return TryFind(found, cells.Values.Select(c => source.Said(c.Column)).FirstOrDefault(), row, ref key);
    }

    private bool TryFind(long? found, string? text, BoundRow row, ref long? key)
    {
        key = found;
        if (found is not null || text is null)
            return true;
        row.Add(Key, Problem.NotFound(Target.Name), text);
        return false;
    }

    private bool TryRead(FieldEntry part, SourceRow source, BoundRow row, RowFinder finder, out object? value)
    {
        value = null;
        if (nested.TryGetValue(part, out var reference))
        {
            var isResolved = reference.TryResolve(source, row, finder, out var key);
            value = key;
            return isResolved;
        }

        var (column, reader) = cells[part];
        var text = source.Said(column);
        if (reader.Read(text, out value) is not { } problem)
            return true;
        row.Add(Key, problem, text);
        return false;
    }

    // A dated row is referenced without its start date, which means the newest row.
    private IEnumerable<FieldEntry> Parts => Target.RecordKey.Where(p => p != Target.ValidFrom);
}
