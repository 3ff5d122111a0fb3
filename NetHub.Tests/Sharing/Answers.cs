using System.Text.Json;

namespace NetHub.Tests.Sharing;

/// <summary>Reads GraphQL answers.</summary>
internal static class Answers
{
    /// <summary>Returns the distinct error codes.</summary>
    public static string[] Codes(this JsonElement answer) => !answer.TryGetProperty("errors", out var errors) ? []
        : [.. errors.EnumerateArray().Select(static e => e.GetProperty("extensions").GetProperty("code").GetString()!).Distinct()];

    /// <summary>Returns the rows of the only connection.</summary>
    public static IReadOnlyList<JsonElement> Nodes(this JsonElement answer) =>
        [.. answer.GetProperty("data").EnumerateObject().Single().Value.GetProperty("nodes").EnumerateArray()];

    /// <summary>Returns a text field of every row; null if a row has none.</summary>
    public static string?[] Texts(this JsonElement answer, string field) => [.. answer.Nodes().Select(n => n.GetProperty(field).GetString())];
}
