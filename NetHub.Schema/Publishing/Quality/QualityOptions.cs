using NetHub.Schema.Storage.Quality;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>When quality is measured and what is good enough; the section <c>Hub:Quality</c>.</summary>
public sealed class QualityOptions
{
    /// <summary>Measure every day while the hub serves.</summary>
    public bool Daily { get; set; } = true;

    /// <summary>The time of day in Shanghai, when few ask.</summary>
    public TimeOnly At { get; set; } = new(3, 0);

    /// <summary>Minutes after a start before anything is measured.</summary>
    public int DelayMinutes { get; set; } = 5;

    /// <summary>The least score of each rule, for every dataset.</summary>
    public QualityThresholds Thresholds { get; set; } = new();

    /// <summary>Other least scores, by class name of the dataset.</summary>
    public IDictionary<string, QualityThresholds> Datasets { get; } = new Dictionary<string, QualityThresholds>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The score below which a figure is not good enough.</summary>
    public double Least(string dataset, QualityRule rule) =>
        Datasets.TryGetValue(dataset, out var own) && own.For(rule) is { } least ? least : Thresholds.For(rule) ?? QualityThresholds.Default(rule);
}

/// <summary>Least scores from 0 to 1; null where another one holds.</summary>
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

    /// <summary>What a setting says.</summary>
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

    /// <summary>What holds where no setting says anything.</summary>
    public static double Default(QualityRule rule) => rule switch
    {
        // A value that may be missing is often rightly so: a living person has no day of death.
        QualityRule.Completeness => 0,
        // A post may be vacant for some weeks.
        QualityRule.Counts => 0.95,
        // Half a cycle late is a holiday; more is a department that stopped.
        QualityRule.Freshness => 0.5,
        // Departments publish rows that lead to each other at different times.
        QualityRule.Orphans => 0.999,
        // Exceptions are allowed; they are told by hand.
        QualityRule.Consistency => 0.95,
        // People do share a name and a birthday.
        QualityRule.SamePerson => 0.99,
        _ => 1,
    };
}
