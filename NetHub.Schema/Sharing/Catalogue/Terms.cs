using System.Reflection;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalogue;

/// <summary>The words of an enum's members.</summary>
public static class Terms
{
    /// <summary>Each member with its name in the schema and its words.</summary>
    public static IReadOnlyList<(string Name, string Chinese, string English)> Of(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return
        [
            .. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f =>
            {
                var term = f.GetCustomAttribute<TermAttribute>();
                return (Naming.UpperSnake(f.Name), term?.Chinese ?? f.Name, term?.English ?? f.Name);
            }),
        ];
    }
}
