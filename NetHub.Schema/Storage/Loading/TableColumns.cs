using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Batches;

namespace NetHub.Schema.Storage.Loading;

/// <summary>A column with how its value, as stored, is had from a row and the row's key, where the row does not say its own.</summary>
internal sealed record TableColumn(string Name, Func<object, long, object?> Value);

/// <summary>The columns of each table, from the EF model and the catalog.</summary>
internal sealed class TableColumns(IdentityCipher cipher, ScopeResolver scopes)
{
    public IReadOnlyList<TableColumn> For(IEntityType entity, DatasetEntry dataset)
    {
        var fields = dataset.Fields.ToDictionary(f => f.Property.Name);
        var digests = dataset.Fields.Where(f => f.Declared.Encrypted).ToDictionary(StorageModel.DigestProperty);
        return [.. entity.GetProperties().Select(p => new TableColumn(p.GetColumnName(), Value(p.Name, dataset, fields, digests)))];
    }

    /// <summary>The columns of a table that is no dataset: each property as it is.</summary>
    public static IReadOnlyList<TableColumn> For(IEntityType entity) =>
        [.. entity.GetProperties().Select(p => new TableColumn(p.GetColumnName(), (row, _) => StorageConverters.ToStored(p.PropertyInfo!.GetValue(row))))];

    /// <summary>The columns of a dataset that nothing is copied into and nothing is encrypted of.</summary>
    public static IReadOnlyList<TableColumn> OfPlain(IEntityType entity, DatasetEntry dataset) => [.. entity.GetProperties().Select(p => new TableColumn(
        p.GetColumnName(),
        p.Name == StorageModel.RowKey ? static (_, key) => key : Plain(dataset.Property(p.Name))))];

    private Func<object, long, object?> Value(
        string property, DatasetEntry dataset, Dictionary<string, FieldEntry> fields, Dictionary<string, FieldEntry> digests)
    {
        if (digests.TryGetValue(property, out var encrypted))
            return (row, _) => encrypted.Property.GetValue(row) is string number ? cipher.Digest(number) : Missing(fields, property);
        if (fields.TryGetValue(property, out var field))
            return Value(field);
        switch (property)
        {
            case StorageModel.RowKey:
                return static (_, key) => key;
            case StorageModel.ScopeRegion:
                var region = scopes.Region(dataset);
                return (row, _) => region(row);
            case StorageModel.ScopePark:
                var park = scopes.Park(dataset);
                return (row, _) => park(row);
            case StorageModel.Batch:
                return static (_, _) => PublishBatch.Initial;
            case StorageModel.RowVersion:
                return static (_, _) => 1L;
            default:
                throw new InvalidOperationException($"{dataset}.{property} is a column that loading does not know");
        }
    }

    private Func<object, long, object?> Value(FieldEntry field)
    {
        var read = field.Property;
        return field.Declared.Encrypted ? (row, _) => read.GetValue(row) is string number ? cipher.Encrypt(number) : null : Plain(field);
    }

    private static Func<object, long, object?> Plain(FieldEntry field)
    {
        var read = field.Property;
        return field.IsList ? (row, _) => ToJson(read.GetValue(row)) : (row, _) => StorageConverters.ToStored(read.GetValue(row));
    }

    private static string? ToJson(object? list) => list is System.Collections.IEnumerable values
        ? StorageConverters.ToStoredList(values.Cast<object?>().Select(StorageConverters.ToStored))
        : null;

    // A declared digest is never null: a person without a number matches nobody.
    private static string? Missing(Dictionary<string, FieldEntry> fields, string property) => fields.ContainsKey(property) ? "" : null;
}
