using System.Text.Json;

namespace NetHub.Tests.Querying;

/// <summary>One page of an answer: the ids and cursors of its rows, and the start and end cursors.</summary>
internal sealed record Page(IReadOnlyList<string> Ids, IReadOnlyList<string> Cursors, string? Start, string? End)
{
    /// <summary>The selection that <see cref="Read"/> requires.</summary>
    public const string Selection = "edges { cursor node { id } } pageInfo { startCursor endCursor }";

    public static readonly Page Nothing = new([], [], null, null);

    /// <summary>Reads the page of a connection; empty if its rows are denied.</summary>
    public static Page Read(JsonElement connection)
    {
        if (connection.GetProperty("edges") is not { ValueKind: JsonValueKind.Array } list)
            return Nothing;
        var edges = list.EnumerateArray().ToList();
        var info = connection.GetProperty("pageInfo");
        return new Page(
            [.. edges.Select(e => e.GetProperty("node").GetProperty("id").GetString()!)],
            [.. edges.Select(e => e.GetProperty("cursor").GetString()!)],
            info.GetProperty("startCursor").GetString(),
            info.GetProperty("endCursor").GetString());
    }
}
