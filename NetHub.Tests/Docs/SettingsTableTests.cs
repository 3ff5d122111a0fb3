using System.Collections;
using System.Text.RegularExpressions;
using NetHub.Server.Hosting;
using NetHub.Server.Settings;

namespace NetHub.Tests.Docs;

/// <summary>The tables of settings name what the options have, and nothing else.</summary>
public sealed partial class SettingsTableTests
{
    [Theory]
    [InlineData("docs/operations.md")]
    [InlineData("docs/operations.zh-CN.md")]
    public void Every_setting_is_in_the_table(string document) =>
        Assert.Equal(All().Order(StringComparer.Ordinal), Documented(document).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Documented(string document) => Row().Matches(RepositoryFiles.Read(document)).Select(static row => row.Groups["setting"].Value).Distinct();

    private static IEnumerable<string> All() => Settings(typeof(HubOptions), "Hub").Concat(HubSections.All().SelectMany(static s => s.Options is IDictionary
        ? Settings(s.Options.GetType().BaseType!.GenericTypeArguments[1], $"Hub:{s.Name}:<name>")
        : Settings(s.Options.GetType(), $"Hub:{s.Name}")));

    private static IEnumerable<string> Settings(Type options, string section)
    {
        foreach (var property in options.GetProperties().Where(IsSet))
        {
            var name = $"{section}:{property.Name}";
            var named = property.PropertyType.GetInterfaces().Append(property.PropertyType).FirstOrDefault(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDictionary<,>));
            var (type, path) = named is null ? (property.PropertyType, name) : (named.GenericTypeArguments[1], $"{name}:<name>");
            // Thresholds of one dataset are those of all datasets: the table says it once.
            if (named is not null && options.GetProperties().Any(p => p.PropertyType == type))
                yield return path;
            else if (IsSection(type))
            {
                foreach (var setting in Settings(type, path))
                    yield return setting;
            }
            else
                yield return path;
        }
    }

    private static bool IsSet(System.Reflection.PropertyInfo property) =>
        !property.GetMethod!.IsStatic && (property.SetMethod is { IsPublic: true } || property.SetMethod is null && typeof(IEnumerable).IsAssignableFrom(property.PropertyType) && property.PropertyType != typeof(string));

    private static bool IsSection(Type type) => type.Assembly.GetName().Name!.StartsWith("NetHub.", StringComparison.Ordinal) && type.IsClass;

    [GeneratedRegex(@"^\| `(?<setting>Hub:[^`]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
