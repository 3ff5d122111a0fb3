using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>When quality is measured and which scores are sufficient; the section <c>Hub:Quality</c>.</summary>
public sealed class QualityOptions
{
    /// <summary>Whether quality is measured every day while the hub runs.</summary>
    public bool Daily { get; set; } = true;

    /// <summary>The time of day in Shanghai; by default at night, when there is little load.</summary>
    public TimeOnly At { get; set; } = new(3, 0);

    /// <summary>Minutes between startup and the first measurement.</summary>
    public int DelayMinutes { get; set; } = 5;

    /// <summary>The minimum score of each rule, for all datasets.</summary>
    public QualityThresholds Thresholds { get; set; } = new();

    /// <summary>Minimum scores for single datasets, by class name.</summary>
    public IDictionary<string, QualityThresholds> Datasets { get; } = new Dictionary<string, QualityThresholds>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the minimum score of a rule for a dataset.</summary>
    public double Least(string dataset, QualityRule rule) =>
        Datasets.TryGetValue(dataset, out var own) && own.For(rule) is { } least ? least : Thresholds.For(rule) ?? QualityThresholds.Default(rule);
}

/// <summary>Minimum scores from 0 to 1; null to use the more general setting or the default.</summary>
public sealed class QualityThresholds
{
    public double? Completeness { get; set; }

    public double? Freshness { get; set; }

    public double? Orphans { get; set; }

    public double? Duplicates { get; set; }

    public double? Codes { get; set; }

    public double? Counts { get; set; }

    public double? Consistency { get; set; }

    public double? SamePerson { get; set; }

    /// <summary>Returns the configured minimum score of a rule; null if it is not configured.</summary>
    public double? For(QualityRule rule) => rule switch
    {
        QualityRule.Completeness => Completeness,
        QualityRule.Freshness => Freshness,
        QualityRule.Orphans => Orphans,
        QualityRule.Duplicates => Duplicates,
        QualityRule.Codes => Codes,
        QualityRule.Counts => Counts,
        QualityRule.Consistency => Consistency,
        QualityRule.SamePerson => SamePerson,
        _ => null,
    };

    /// <summary>Returns the default minimum score of a rule.</summary>
    public static double Default(QualityRule rule) => rule switch
    {
        // Optional values are often missing for good reason: a living person has no date of death.
        QualityRule.Completeness => 0,
        // A post may be vacant for some weeks.
        QualityRule.Counts => 0.95,
        // Half a cycle late may be a holiday; more means the department has stopped publishing.
        QualityRule.Freshness => 0.5,
        // Departments publish linked rows at different times.
        QualityRule.Orphans => 0.999,
        // Exceptions are allowed and are explained by the department.
        QualityRule.Consistency => 0.95,
        // Different people may share a name and a birthday.
        QualityRule.SamePerson => 0.99,
        _ => 1,
    };
}
