using System.Text;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>How names in code become names in the schema. The only place that knows.</summary>
internal static class Naming
{
    private static readonly string[] KeySuffixes = ["Codes", "Code", "Ids", "Id"];

    /// <summary><c>StaffName</c> → <c>staffName</c>.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary><c>GridWorker</c> → <c>GRID_WORKER</c>, <c>Hotline12345</c> → <c>HOTLINE_12345</c>.</summary>
    public static string UpperSnake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && (char.IsUpper(name[i]) || (char.IsDigit(name[i]) && !char.IsDigit(name[i - 1])));
            if (startsWord)
                text.Append('_');
            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>English plural: y → ies, s, x, ch, sh → es.</summary>
    public static string Plural(string name) => name switch
    {
        [.. var stem, 'y'] when !IsVowel(stem[^1]) => string.Concat(stem, "ies"),
        [.., 's'] or [.., 'x'] or [.., 'c', 'h'] or [.., 's', 'h'] => name + "es",
        _ => name + "s",
    };

    /// <summary>A link's name: the key's without Id, Ids, Code or Codes.</summary>
    public static string Link(string property)
    {
        var suffix = Array.Find(KeySuffixes, s => property.EndsWith(s, StringComparison.Ordinal) && property.Length > s.Length);
        return Camel(suffix is null ? property : property[..^suffix.Length]);
    }

    private static bool IsVowel(char letter) => "aeiou".Contains(letter);
}
