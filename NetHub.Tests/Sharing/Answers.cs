using System.Text.Json;

namespace NetHub.Tests.Sharing;

/// <summary>Reads answers.</summary>
internal static class Answers
{
    /// <summary>Codes of its errors, each once.</summary>
    public static string[] Codes(this JsonElement answer) => !answer.TryGetProperty("errors", out var errors) ? []
        : [.. errors.EnumerateArray().Select(static e => e.GetProperty("extensions").GetProperty("code").GetString()!).Distinct()];

    /// <summary>Rows of its only connection.</summary>
    public static IReadOnlyList<JsonElement> Nodes(this JsonElement answer) =>
        [.. answer.GetProperty("data").EnumerateObject().Single().Value.GetProperty("nodes").EnumerateArray()];

    /// <summary>A text of every row; null where a row has none.</summary>
    public static string?[] Texts(this JsonElement answer, string field) => [.. answer.Nodes().Select(n => n.GetProperty(field).GetString())];
}
