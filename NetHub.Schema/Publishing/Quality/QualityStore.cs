using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>Stores the figures of each day for <see cref="KeptDays"/> days. Writing them does not change the version of the data.</summary>
public sealed class QualityStore(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>
    /// The retention in days: over a year and a month, so that a month can be compared with the same month of the previous year.
    /// </summary>
    public const int KeptDays = 400;

    /// <summary>Returns whether the dataset was measured on this day or later.</summary>
    public bool IsMeasuredSince(string dataset, DateOnly day)
    {
        using var db = contexts.CreateDbContext();
        return db.Set<QualityFigure>().Any(f => f.Dataset == dataset && f.Day >= day);
    }

    /// <summary>Stores the figures of one dataset and day, replaces earlier figures of that day, and deletes expired figures.</summary>
    public void Keep(IReadOnlyList<QualityFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Count == 0)
            return;
        var (dataset, day) = (figures[0].Dataset, figures[0].Day);
        var oldest = day.AddDays(-KeptDays);
        using var db = contexts.CreateDbContext();
        using var transaction = db.Database.BeginTransaction();
        db.Set<QualityFigure>().Where(f => f.Dataset == dataset && (f.Day == day || f.Day < oldest)).ExecuteDelete();
        db.AddRange(figures);
        db.SaveChanges();
        transaction.Commit();
    }

    /// <summary>Returns the most recent day with figures of a dataset, not after the given day; null if there is none.</summary>
    public DateOnly? Newest(string dataset, DateOnly until)
    {
        using var db = contexts.CreateDbContext();
        return db.Set<QualityFigure>().Where(f => f.Dataset == dataset && f.Day <= until).Max(static f => (DateOnly?)f.Day);
    }

    /// <summary>Returns the figures of a dataset between two days, inclusive, sorted by day.</summary>
    public IReadOnlyList<QualityFigure> Between(string dataset, DateOnly from, DateOnly until)
    {
        using var db = contexts.CreateDbContext();
        return [.. db.Set<QualityFigure>().AsNoTracking().Where(f => f.Dataset == dataset && f.Day >= from && f.Day <= until)
            .OrderBy(static f => f.Day).ThenBy(static f => f.Rule).ThenBy(static f => f.Field)];
    }
}
