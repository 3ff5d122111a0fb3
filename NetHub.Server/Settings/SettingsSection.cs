namespace NetHub.Server.Settings;

/// <summary>A section below <c>Hub</c>. The concern that it belongs to declares it, and says what is wrong with it.</summary>
/// <param name="Name">Its key below <c>Hub</c>.</param>
/// <param name="Options">An instance that has the defaults; the settings are bound to it.</param>
/// <param name="Check">Returns every problem; called after binding.</param>
internal sealed record SettingsSection(string Name, object Options, Func<IHostEnvironment, IEnumerable<Message>> Check)
{
    /// <summary>A section that only has limits, each of which must be positive.</summary>
    public static SettingsSection OfLimits(string name, object options) => new(name, options, _ => NotPositive(name, options));

    private static IEnumerable<Message> NotPositive(string section, object limits) => limits.GetType().GetProperties()
        .Where(static p => p.PropertyType != typeof(bool))
        .Where(p => Convert.ToInt64(p.GetValue(limits), null) < 1)
        .Select(p => new Message($"Hub:{section}:{p.Name} 应大于 0。", $"Hub:{section}:{p.Name} must be greater than 0."));
}
