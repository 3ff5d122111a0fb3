using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// One cell of the access matrix: an unordered set of alternatives such as <c>M·C F·O</c>; <c>A</c> alone means the whole
/// county; <c>op</c> shows surrogate keys as opaque ids and nothing else.
/// </summary>
public sealed record MatrixCell(string Text, IReadOnlyList<Alternative> Alternatives, bool IsOpaque)
{
    /// <summary>The reason of the cell; empty if none was given.</summary>
    public string Why { get; init; } = "";

    public static MatrixCell Nothing { get; } = new("N", [], IsOpaque: false);

    /// <summary>Returns whether a text is a valid cell.</summary>
    public static bool IsCell(string text)
    {
        try
        {
            return Parse(text).Text.Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <exception cref="FormatException">The text is not a valid cell.</exception>
    public static MatrixCell Parse(string text)
    {
        var tokens = text.Replace("†", "", StringComparison.Ordinal).Replace("‡", "", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (tokens.Length == 0)
            throw new FormatException("An access cell says something");
        return new MatrixCell(text, [.. tokens.Select(t => ParseToken(t, text)).Where(a => a.Level != AccessLevel.None)], tokens is ["op"]);
    }

    private static Alternative ParseToken(string token, string cell) => token.Split('·') switch
    {
        ["N"] or ["op"] => default,
        ["A"] => new Alternative(AccessLevel.Aggregate, RowScope.County, cell),
        [var level, var scope] => new Alternative(ParseLevel(level), ParseScope(scope), cell),
        _ => throw new FormatException($"'{token}' is no alternative of an access cell"),
    };

    private static AccessLevel ParseLevel(string letter) => letter switch
    {
        "F" => AccessLevel.Full,
        "M" => AccessLevel.Masked,
        "A" => AccessLevel.Aggregate,
        _ => throw new FormatException($"'{letter}' is no access level"),
    };

    private static RowScope ParseScope(string letter) => letter switch
    {
        "C" => RowScope.County,
        "T" => RowScope.Township,
        "P" => RowScope.Park,
        "O" => RowScope.Own,
        "K" => RowScope.Case,
        _ => throw new FormatException($"'{letter}' is no row scope"),
    };
}
