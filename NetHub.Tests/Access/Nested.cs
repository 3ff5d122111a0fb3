using System.Text.Json;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Tests.Access;

/// <summary>Builds selections of links, and reads the rows that they return: one, a page, or none.</summary>
internal static class Nested
{
    public static string Selection(LinkEntry link, int first, string row) =>
        link.Direction == LinkDirection.ToOne ? $"{link.Name} {{ {row} }}" : $"{link.Name}(first: {first}) {{ nodes {{ {row} }} }}";

    public static IEnumerable<JsonElement> Rows(JsonElement linked)
    {
        if (linked.ValueKind != JsonValueKind.Object)
            return [];
        if (!linked.TryGetProperty("nodes", out var nodes))
            return [linked];
        return nodes.ValueKind == JsonValueKind.Array ? nodes.EnumerateArray() : [];
    }
}
