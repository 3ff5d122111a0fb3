using Microsoft.EntityFrameworkCore;

namespace NetHub.Schema.Storage;

/// <summary>How the migrations that a database has had compare with those of this program.</summary>
public enum SchemaAge
{
    /// <summary>No migration was applied: the file is new, or not a database of the hub.</summary>
    Empty,
    Current,

    /// <summary>Some migrations are still to be applied.</summary>
    Older,

    /// <summary>A later program applied migrations that this one does not have.</summary>
    Newer,

    /// <summary>The database is older than the first migration of this program, so nothing leads from it to the current schema.</summary>
    Unsupported,
}

/// <summary>Compares the history of a database with the migrations of this program, which are ordered by their ids.</summary>
public static class MigrationHistory
{
    public static SchemaAge Compare(DbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Compare([.. db.Database.GetMigrations()], [.. db.Database.GetAppliedMigrations()]);
    }

    /// <summary>Creates the schema or brings it up to date.</summary>
    /// <exception cref="UnusableSchemaException">No migration leads from the database to the current schema.</exception>
    public static async Task MigrateAsync(DbContext db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var applied = await db.Database.GetAppliedMigrationsAsync(cancel);
        if (Compare([.. db.Database.GetMigrations()], [.. applied]) is (SchemaAge.Newer or SchemaAge.Unsupported) and var age)
            throw new UnusableSchemaException(age);
        await db.Database.MigrateAsync(cancel);
    }

    private static SchemaAge Compare(List<string> known, List<string> applied)
    {
        if (applied.Count == 0)
            return SchemaAge.Empty;
        if (applied.Exists(id => string.CompareOrdinal(id, known[0]) < 0))
            return SchemaAge.Unsupported;
        return applied.Except(known).Any() ? SchemaAge.Newer : applied.Count < known.Count ? SchemaAge.Older : SchemaAge.Current;
    }
}

/// <summary>No migration leads from a database to the schema of this program.</summary>
/// <param name="age">Why: <see cref="SchemaAge.Newer"/> or <see cref="SchemaAge.Unsupported"/>.</param>
public sealed class UnusableSchemaException(SchemaAge age) : Exception("The database cannot be migrated.")
{
    public SchemaAge Age { get; } = age;
}
