using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetHub.Tests.Docs;

/// <summary>Compares an answer with the part of it that a document shows. Members that are left out may be anything.</summary>
internal static class ShownJson
{
    /// <summary>Chinese is not escaped.</summary>
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where the answer differs from what is shown, or null.</summary>
    public static string? Difference(JsonNode? shown, JsonNode? actual, string path = "$") => (shown, actual) switch
    {
        (JsonObject members, JsonObject all) => members
            .Select(member => all.ContainsKey(member.Key) ? Difference(member.Value, all[member.Key], $"{path}.{member.Key}") : $"{path}.{member.Key} is missing")
            .FirstOrDefault(static difference => difference is not null),
        (JsonArray items, JsonArray all) when items.Count == all.Count => items
            .Select((item, index) => Difference(item, all[index], $"{path}[{index}]")).FirstOrDefault(static difference => difference is not null),
        _ => JsonNode.DeepEquals(shown, actual) ? null : $"{path}: {Text(shown)} is shown, {Text(actual)} was answered",
    };

    private static string Text(JsonNode? node) => node?.ToJsonString(Readable) ?? "null";
}
