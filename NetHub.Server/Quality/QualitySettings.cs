using NetHub.Schema.Publishing.Quality;
using NetHub.Schema.Storage.Quality;
using NetHub.Server.Settings;

namespace NetHub.Server.Quality;

/// <summary>The section <c>Hub:Quality</c>: when quality is measured, and which figures are good enough.</summary>
internal static class QualitySettings
{
    public static SettingsSection Section()
    {
        var options = new QualityOptions();
        return new SettingsSection("Quality", options, _ => Check(options));
    }

    private static IEnumerable<Message> Check(QualityOptions quality)
    {
        if (quality.DelayMinutes < 0)
            yield return new Message("Hub:Quality:DelayMinutes 不能为负。", "Hub:Quality:DelayMinutes must not be negative.");
        foreach (var (section, thresholds) in quality.Datasets.Select(static d => ($"Datasets:{d.Key}", d.Value)).Prepend(("Thresholds", quality.Thresholds)))
        {
            foreach (var rule in Enum.GetValues<QualityRule>().Where(r => thresholds.For(r) is < 0 or > 1 or double.NaN))
                yield return new Message($"Hub:Quality:{section}:{rule} 应在 0 到 1 之间。", $"Hub:Quality:{section}:{rule} must be between 0 and 1.");
        }
    }
}
