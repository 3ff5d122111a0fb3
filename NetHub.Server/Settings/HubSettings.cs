using System.Collections;
using System.Reflection;

namespace NetHub.Server.Settings;

/// <summary>Reads the section <c>Hub</c> and reports every problem at once, unknown names included.</summary>
internal static class HubSettings
{
    /// <param name="configuration">The settings of the host.</param>
    /// <param name="environment">Development or another one: some settings are for Development only.</param>
    /// <param name="sections">Sections of the concerns; they are bound.</param>
    /// <param name="others">Checks that need more than the settings.</param>
    /// <exception cref="StartupException">Settings are unknown or invalid; lists all of them.</exception>
    public static HubOptions Read(
        IConfiguration configuration, IHostEnvironment environment, IReadOnlyList<SettingsSection> sections, Func<HubOptions, IEnumerable<Message>> others)
    {
        var options = new HubOptions();
        var problems = new List<Message>();
        foreach (var child in configuration.GetSection(HubOptions.Section).GetChildren())
        {
            var section = sections.FirstOrDefault(s => string.Equals(s.Name, child.Key, StringComparison.OrdinalIgnoreCase));
            problems.AddRange(section is null ? Read(child, options) : Read(child, section));
        }

        problems.AddRange(HubOptionsRules.Check(options, environment));
        problems.AddRange(sections.SelectMany(s => s.Check(environment)));
        problems.AddRange(others(options));
        return problems.Count == 0 ? options : throw new StartupException(problems);
    }

    private static IEnumerable<Message> Read(IConfigurationSection child, HubOptions options) => Property(typeof(HubOptions), child) is { } property
        ? Unknown(child, property.PropertyType).Concat(Bind(child, HubOptions.Section, options))
        : [UnknownSetting(child)];

    private static IEnumerable<Message> Read(IConfigurationSection child, SettingsSection section) => section.Options is IDictionary
        ? Unknown(child, section.Options.GetType()).Concat(Bind(child, child.Path, section.Options))
        : child.GetChildren().SelectMany(setting => Property(section.Options.GetType(), setting) is { } property
            ? Unknown(setting, property.PropertyType).Concat(Bind(setting, child.Path, section.Options))
            : [UnknownSetting(setting)]);

    private static PropertyInfo? Property(Type type, IConfigurationSection child) =>
        Array.Find(type.GetProperties(), p => p.SetMethod is null or { IsPublic: true } && string.Equals(p.Name, child.Key, StringComparison.OrdinalIgnoreCase));

    // What the hub does not know below a setting: in a section of its own, or in one for each name that an operator chose.
    private static IEnumerable<Message> Unknown(IConfigurationSection section, Type type) => Named(section, type).SelectMany(static named =>
        named.Section.GetChildren().SelectMany(child => Property(named.Type, child) is { } property ? Unknown(child, property.PropertyType) : [UnknownSetting(child)]));

    private static IEnumerable<(IConfigurationSection Section, Type Type)> Named(IConfigurationSection section, Type type)
    {
        if (Array.Find([type, .. type.GetInterfaces()], static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDictionary<,>)) is { } dictionary)
            return section.GetChildren().Select(named => (named, dictionary.GetGenericArguments()[1]));
        return type.Namespace?.StartsWith("NetHub", StringComparison.Ordinal) == true && type.IsClass ? [(section, type)] : [];
    }

    private static Message UnknownSetting(IConfigurationSection setting) => new($"未知设置 {setting.Path}。", $"Unknown setting {setting.Path}.");

    // Bind one setting at a time, so that a malformed value does not hide the others.
    private static IEnumerable<Message> Bind(IConfigurationSection setting, string parent, object options)
    {
        var single = new ConfigurationBuilder()
            .AddInMemoryCollection(setting.AsEnumerable().Where(p => p.Key.Length > parent.Length).Select(p => KeyValuePair.Create(p.Key[(parent.Length + 1)..], p.Value)))
            .Build();
        try
        {
            single.Bind(options);
            return [];
        }
        catch (InvalidOperationException)
        {
            return [new Message($"设置 {setting.Path} 的值格式有误。", $"The value of {setting.Path} is malformed.")];
        }
    }
}
