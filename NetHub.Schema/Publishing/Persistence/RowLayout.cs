using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Loading;
using NetHub.Schema.Vocabulary;
using SQLitePCL;

namespace NetHub.Schema.Publishing.Persistence;

/// <summary>The column positions of a dataset's rows. A row is an array of stored values in the order of the table's columns.</summary>
internal sealed class RowLayout
{
    private readonly Dictionary<string, int> positions = [];

    private RowLayout(IEntityType entity, DatasetEntry dataset)
    {
        Dataset = dataset;
        Table = entity.GetTableName()!;
        var properties = entity.GetProperties().ToList();
        Properties = properties.ConvertAll(static p => p.Name);
        Columns = properties.ConvertAll(static p => p.GetColumnName());
        Types = properties.ConvertAll(static p => p.ClrType);
        for (var i = 0; i < Properties.Count; i++)
            positions[Properties[i]] = i;
        Key = PositionOf(StorageModel.KeyProperty(dataset));
        Batch = PositionOf(StorageModel.Batch);
        Version = PositionOf(StorageModel.RowVersion);
        Region = StorageModel.RegionProperty(dataset) is { } region ? PositionOf(region) : null;
        Park = dataset.Scopes.Park is null ? null : PositionOf(StorageModel.ScopePark);
        CopiesRegion = StorageModel.RegionProperty(dataset) == StorageModel.ScopeRegion;
        Gates = [.. dataset.Scopes.Gates.Select(g => (g, dataset.Property(g.Property), PositionOf(g.Property)))];
        Digests = [.. dataset.Fields.Where(static f => f.Declared.Encrypted).Select(f => (PositionOf(f), PositionOf(StorageModel.DigestProperty(f))))];
    }

    public DatasetEntry Dataset { get; }

    /// <summary>The gates of the dataset, with the fields that close them.</summary>
    public IReadOnlyList<(GateAttribute Gate, FieldEntry Field, int Position)> Gates { get; }

    public string Table { get; }

    public IReadOnlyList<string> Properties { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<Type> Types { get; }

    public int Key { get; }

    public int Batch { get; }

    public int Version { get; }

    /// <summary>The position of the region or grid code used for row scope TOWNSHIP.</summary>
    public int? Region { get; }

    /// <summary>The position of the key of the row's park.</summary>
    public int? Park { get; }

    /// <summary>Whether the region is copied from a linked row.</summary>
    public bool CopiesRegion { get; }

    /// <summary>The positions of encrypted values and their digests.</summary>
    public IReadOnlyList<(int Value, int Digest)> Digests { get; }

    public static RowLayout Create(DbContext db, DatasetEntry dataset) => new(db.Model.FindEntityType(dataset.ClrType)!, dataset);

    public int PositionOf(FieldEntry field) => PositionOf(field.Property.Name);

    public int PositionOf(string property) => positions[property];

    /// <summary>Creates a writer for rows of this layout.</summary>
    public TableWriter Writer(sqlite3 database, ISqlGenerationHelper sql) => new(database, sql, Table, Columns) { Key = Columns[Key] };

    /// <summary>Returns whether a column contains data, not a key, batch or version maintained by the hub.</summary>
    public bool IsContent(int position) => position != Batch && position != Version && position != Key;
}
