namespace NetHub.Server.Hosting;

/// <summary>Reads the section <c>Hub</c> and reports every problem at once, including unknown names.</summary>
internal static class HubSettings
{
    /// <exception cref="StartupException">Settings are unknown or invalid; lists all of them.</exception>
    public static HubOptions Read(IConfiguration configuration, IHostEnvironment environment, IReadOnlyList<string> addresses)
    {
        var section = configuration.GetSection(HubOptions.Section);
        var problems = Unknown(section, typeof(HubOptions)).ToList();
        var options = new HubOptions();
        foreach (var child in section.GetChildren())
            problems.AddRange(Bind(child, options));
        problems.AddRange(HubOptionsRules.Check(options, environment));
        problems.AddRange(HubAddresses.Check(addresses, options, environment));
        return problems.Count == 0 ? options : throw new StartupException(problems);
    }

    private static IEnumerable<Message> Unknown(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            var property = Array.Find(type.GetProperties(), p => string.Equals(p.Name, child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                yield return new Message($"未知设置 {child.Path}。", $"Unknown setting {child.Path}.");
            else
            {
                foreach (var problem in Sections(child, property.PropertyType).SelectMany(s => Unknown(s.Section, s.Type)))
                    yield return problem;
            }
        }
    }

    // A nested section, or one section for each name that an operator chose.
    private static IEnumerable<(IConfigurationSection Section, Type Type)> Sections(IConfigurationSection child, Type type)
    {
        if (type.Namespace?.StartsWith("NetHub", StringComparison.Ordinal) == true)
            return [(child, type)];
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>)
            ? child.GetChildren().Select(named => (named, type.GetGenericArguments()[1]))
            : [];
    }

    // Bind one setting at a time, so that a malformed value does not hide the others.
    private static IEnumerable<Message> Bind(IConfigurationSection child, HubOptions options)
    {
        var single = new ConfigurationBuilder()
            .AddInMemoryCollection(child.AsEnumerable().Select(p => KeyValuePair.Create(p.Key[(HubOptions.Section.Length + 1)..], p.Value)))
            .Build();
        try
        {
            single.Bind(options);
            return [];
        }
        catch (InvalidOperationException)
        {
            return [new Message($"设置 {child.Path} 的值格式有误。", $"The value of {child.Path} is malformed.")];
        }
    }
}
