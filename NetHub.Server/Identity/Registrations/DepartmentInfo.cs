using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Server.Identity.Registrations;

/// <summary>The departments and parks in the data, and the days on which each department is in force.</summary>
internal sealed class DepartmentInfo
{
    private readonly FrozenDictionary<string, (DateOnly From, DateOnly? To)[]> terms;
    private readonly FrozenDictionary<string, long> parks;

    private DepartmentInfo(IEnumerable<(string Code, DateOnly From, DateOnly? To)> terms, IEnumerable<(string Name, long Key)> parks)
    {
        this.terms = terms.GroupBy(t => t.Code).ToFrozenDictionary(g => g.Key, g => g.Select(t => (t.From, t.To)).ToArray());
        // A name shared by two parks is ambiguous and resolves to neither.
        this.parks = parks.GroupBy(p => p.Name).Where(g => g.Count() == 1).ToFrozenDictionary(g => g.Key, g => g.First().Key);
    }

    public static DepartmentInfo None { get; } = new([], []);

    /// <summary>The codes of all present and former departments, including townships: <c>PLC</c>, <c>TWN-431021108</c>.</summary>
    public IReadOnlyCollection<string> Codes => terms.Keys;

    /// <summary>The county's own park: the one with the lowest key.</summary>
    public string? FirstPark => parks.Count == 0 ? null : parks.MinBy(p => p.Value).Key;

    public bool IsInForce(string department, DateOnly day) =>
        terms.TryGetValue(department, out var all) && Array.Exists(all, t => t.From <= day && (t.To is not { } to || day < to));

    public long? ParkKey(string? name) => name is not null && parks.TryGetValue(name, out var key) ? key : null;

    /// <summary>Creates the information from the terms of departments and the names of parks.</summary>
    public static DepartmentInfo Create(IEnumerable<(string Code, DateOnly From, DateOnly? To)> terms, IEnumerable<(string Name, long Key)> parks) => new(terms, parks);

    public static DepartmentInfo Read(IDbContextFactory<HubDbContext> contexts, DataCatalog catalog)
    {
        var departments = catalog.Datasets.First(d => d.Code?.Kind == ValueKind.DepartmentCode);
        var park = catalog.Datasets.FirstOrDefault(d => d.Id is { } id && d.Scopes.Park?.Property == id.Property.Name);
        using var db = contexts.CreateDbContext();
        return new DepartmentInfo(
            [.. Rows(db, departments).Select(r => ((string)Value(departments.Code, r)!, (DateOnly)Value(departments.ValidFrom, r)!, (DateOnly?)Value(departments.ValidTo, r)))],
            park is null ? [] : [.. Rows(db, park).Select(r => ((string)Value(park.Field("name"), r)!, (long)Value(park.Id, r)!))]);
    }

    private static object? Value(FieldEntry? field, object row) => field!.Property.GetValue(row);

    private static IEnumerable<object> Rows(HubDbContext db, DatasetEntry dataset)
    {
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(dataset.ClrType).Invoke(db, null)!;
        return ((IQueryable<object>)set).AsNoTracking();
    }
}
