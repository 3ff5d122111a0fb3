namespace NetHub.Server.Settings;

/// <summary>Settings that were read and found good, and where the files are that they lead to.</summary>
/// <param name="Options">Settings that stand directly below <c>Hub</c>.</param>
/// <param name="Sections">Settings of one concern each.</param>
/// <param name="Paths">The data directory and the files in it.</param>
internal sealed record HubSettingsAndPaths(HubOptions Options, IReadOnlyList<SettingsSection> Sections, HubPaths Paths)
{
    /// <summary>The settings of one concern.</summary>
    public T Get<T>()
        where T : class => Sections.Select(static s => s.Options).OfType<T>().Single();
}
