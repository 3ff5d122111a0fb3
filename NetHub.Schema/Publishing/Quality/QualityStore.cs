using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>Figures of each day, kept for <see cref="KeptDays"/>. The version of the data stays as it is.</summary>
public sealed class QualityStore(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>A year and a month, so that a month can be held against the same one a year ago.</summary>
    public const int KeptDays = 400;

    /// <summary>Whether the dataset was measured on any day from this one on.</summary>
    public bool IsMeasuredSince(string dataset, DateOnly day)
    {
        using var db = contexts.CreateDbContext();
        return db.Set<QualityFigure>().Any(f => f.Dataset == dataset && f.Day >= day);
    }

    /// <summary>Keeps what was measured of one dataset on one day, in place of what was measured on that day before.</summary>
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

    /// <summary>The last day of a dataset's figures until a day; null where there is none.</summary>
    public DateOnly? Newest(string dataset, DateOnly until)
    {
        using var db = contexts.CreateDbContext();
        return db.Set<QualityFigure>().Where(f => f.Dataset == dataset && f.Day <= until).Max(static f => (DateOnly?)f.Day);
    }

    /// <summary>Figures of a dataset from one day to another, both included, day by day.</summary>
    public IReadOnlyList<QualityFigure> Between(string dataset, DateOnly from, DateOnly until)
    {
        using var db = contexts.CreateDbContext();
        return [.. db.Set<QualityFigure>().AsNoTracking().Where(f => f.Dataset == dataset && f.Day >= from && f.Day <= until)
            .OrderBy(static f => f.Day).ThenBy(static f => f.Rule).ThenBy(static f => f.Field)];
    }
}
