using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Issues;
using NetHub.Schema.Storage.Batches;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.Storage;

/// <summary>Builds the EF Core model from the catalog: keys, converters, scope columns, indexes.</summary>
internal static class StorageModel
{
    /// <summary>Hidden key of datasets without a surrogate key of their own.</summary>
    public const string RowKey = "RowKey";

    /// <summary>Region of the row for scope TOWNSHIP, where it is copied from a linked row.</summary>
    public const string ScopeRegion = "ScopeRegion";

    /// <summary>Park of the row for scope PARK.</summary>
    public const string ScopePark = "ScopePark";

    /// <summary>Number of the batch that wrote the row last.</summary>
    public const string Batch = "Batch";

    /// <summary>How often the row was written, from 1 on.</summary>
    public const string RowVersion = "RowVersion";

    public static void Build(ModelBuilder model, DataCatalog catalog)
    {
        foreach (var dataset in catalog.Datasets)
            Build(model.Entity(dataset.ClrType), dataset);
        model.Entity<CaseAssignment>(e =>
        {
            e.HasKey(c => new { c.Department, c.Dataset, c.RowKey, c.CauseDataset, c.CauseKey, c.From });
            e.HasIndex(c => new { c.CauseDataset, c.CauseKey });
            e.HasIndex(c => new { c.Dataset, c.RowKey });
            e.ToTable(nameof(CaseAssignment));
        });
        model.Entity<HubState>(e =>
        {
            e.HasKey(s => s.Name);
            e.ToTable(nameof(HubState));
        });
        model.Entity<TrustedDocument>(e =>
        {
            e.HasIndex(d => new { d.Department, d.Name, d.Version }).IsUnique();
            e.HasIndex(d => new { d.Department, d.Digest });
            e.Property(d => d.PushedAt).HasConversion(StorageConverters.Instants);
            e.ToTable(nameof(TrustedDocument));
        });
        model.Entity<RowOwner>(e =>
        {
            e.HasKey(o => new { o.Department, o.Dataset, o.RowKey });
            e.ToTable(nameof(RowOwner));
        });
        model.Entity<FormerOwner>(e =>
        {
            e.HasKey(o => new { o.Department, o.Dataset, o.RowKey, o.ClosedBy });
            e.ToTable(nameof(FormerOwner));
        });
        BuildBatches(model);
        BuildQuality(model);
    }

    /// <summary>The property that keys a row: a declared surrogate key, or the hidden one.</summary>
    public static string KeyProperty(DatasetEntry dataset) => dataset.Id?.Property.Name ?? RowKey;

    /// <summary>The property that holds the row's region or grid code for scope TOWNSHIP; null where there is none.</summary>
    public static string? RegionProperty(DatasetEntry dataset)
    {
        if (dataset.Scopes.Township is not { } scope)
            return null;
        var field = dataset.Property(scope.Property);
        return field.Kind == ValueKind.Id ? ScopeRegion : field.Property.Name;
    }

    /// <summary>The property that holds the keyed digest of an encrypted field.</summary>
    public static string DigestProperty(FieldEntry field) => field.Property.Name + "Digest";

    private static void BuildBatches(ModelBuilder model)
    {
        model.Entity<PublishBatch>(e =>
        {
            e.Property(b => b.Id).ValueGeneratedNever();
            e.Property(b => b.Mode).HasConversion<EnumNameConverter<PublishMode>>();
            e.Property(b => b.PublishedAt).HasConversion(StorageConverters.Instants);
            e.HasIndex(b => new { b.Department, b.Client, b.IdempotencyKey }).IsUnique();
            e.HasData(PublishBatch.First);
            e.ToTable(nameof(PublishBatch));
        });
        model.Entity<DataChange>(e =>
        {
            e.HasKey(c => c.Number);
            e.Property(c => c.Number).ValueGeneratedNever();
            e.Property(c => c.Kind).HasConversion<EnumNameConverter<ChangeKind>>();
            e.HasIndex(c => new { c.Dataset, c.Number });
            e.HasIndex(c => new { c.Dataset, c.RowKey });
            e.ToTable(nameof(DataChange));
        });
        model.Entity<PendingIssue>(e =>
        {
            e.Property(d => d.Problem).HasConversion<EnumNameConverter<DataIssueProblem>>();
            e.ToTable(nameof(PendingIssue));
        });
        model.Entity<SourceKey>(e =>
        {
            e.HasKey(k => new { k.Department, k.Dataset, k.Key });
            e.ToTable(nameof(SourceKey));
        });
    }

    private static void BuildQuality(ModelBuilder model) => model.Entity<QualityFigure>(e =>
    {
        // Whoever asks, asks for days of a dataset.
        e.HasKey(f => new { f.Dataset, f.Day, f.Field, f.Rule });
        e.Property(f => f.Rule).HasConversion<EnumNameConverter<QualityRule>>();
        e.Property(f => f.MeasuredAt).HasConversion(StorageConverters.Instants);
        e.ToTable(nameof(QualityFigure));
    });

    private static void Build(EntityTypeBuilder entity, DatasetEntry dataset)
    {
        entity.ToTable(dataset.Name);
        if (dataset.Id is null)
            entity.Property<long>(RowKey);
        entity.HasKey(KeyProperty(dataset));
        entity.Property(KeyProperty(dataset)).ValueGeneratedNever();
        foreach (var field in dataset.Fields)
            StorageConverters.Configure(entity, field);
        if (RegionProperty(dataset) == ScopeRegion)
            entity.Property<string?>(ScopeRegion);
        if (dataset.Scopes.Park is not null)
            entity.Property<long?>(ScopePark);
        if (dataset.IsVersioned)
        {
            entity.Property<long>(Batch).HasDefaultValue(PublishBatch.Initial);
            entity.Property<long>(RowVersion).HasDefaultValue(1L);
        }

        foreach (var field in dataset.Fields.Where(f => f.Declared.Encrypted && dataset.Field(f.Name + "Digest") is null))
            entity.Property<string?>(DigestProperty(field));
        foreach (var index in Indexes(dataset))
            entity.HasIndex([.. index]);
    }

    private static IEnumerable<IReadOnlyList<string>> Indexes(DatasetEntry dataset)
    {
        var businessKey = dataset.BusinessKey.Where(f => f != dataset.Id && !f.Declared.Encrypted).Select(f => f.Property.Name).ToList();
        List<IReadOnlyList<string>> indexes = [.. dataset.Scopes.Indexes.Select(i => WithGates(dataset, i.Properties))];
        if (businessKey.Count > 0 && !indexes.Exists(i => i.Take(businessKey.Count).SequenceEqual(businessKey)))
            indexes.Add(businessKey);
        var single = dataset.Fields
            .Where(f => f != dataset.Id && !f.IsList && f.IsServed && !f.Declared.Encrypted && (f.Link is not null || f.Kind == ValueKind.RegionCode))
            .Select(f => f.Property.Name)
            .Concat(dataset.Fields.Where(f => f.Declared.Encrypted).Select(DigestProperty));
        if (RegionProperty(dataset) == ScopeRegion)
            single = single.Append(ScopeRegion);
        if (dataset.Scopes.Park is not null)
            single = single.Append(ScopePark);
        return [.. indexes, .. single.Distinct().Where(name => indexes.TrueForAll(i => i[0] != name)).Select(name => (IReadOnlyList<string>)[name])];
    }

    // What decides whether a row exists stands in the index, too: counts and groups then need the index alone.
    private static IReadOnlyList<string> WithGates(DatasetEntry dataset, IReadOnlyList<string> properties) =>
        [.. properties, .. dataset.Scopes.Gates.Select(g => g.Property).Where(p => !properties.Contains(p)).Distinct()];
}
