using System.Collections.Frozen;
using System.Reflection;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>The words of an enum's members, and of departments.</summary>
public static class Terms
{
    private static readonly FrozenDictionary<string, TermAttribute> DepartmentsByCode = typeof(Departments).GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToFrozenDictionary(static f => (string)f.GetRawConstantValue()!, static f => f.GetCustomAttribute<TermAttribute>()!);

    /// <summary>What a department is, by the code that datasets name as owner; the code itself where it is none of them.</summary>
    public static (string Chinese, string English) Department(string code) =>
        DepartmentsByCode.TryGetValue(code, out var term) ? (term.Chinese, term.English) : (code, code);

    /// <summary>The words of one member.</summary>
    public static (string Chinese, string English) Describe<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return typeof(T).GetField(name)?.GetCustomAttribute<TermAttribute>() is { } term ? (term.Chinese, term.English) : (name, name);
    }

    /// <summary>Each member with its name in the schema and its words.</summary>
    public static IReadOnlyList<(string Name, string Chinese, string English)> All(Type type)
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
