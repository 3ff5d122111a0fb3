using System.Text.Json;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>The fields of an operation, by coordinate. Written once for a plan, since every run of it is about the same ones.</summary>
public sealed class AuditedFields
{
    private readonly byte[] json;

    /// <param name="shown">Fields whose values were given, in full or masked.</param>
    /// <param name="used">Fields that rows were filtered, sorted, grouped or counted by.</param>
    /// <param name="limited">What the policy took away: effect and coordinate.</param>
    /// <param name="denied">Fields and datasets that were refused.</param>
    public AuditedFields(IEnumerable<string> shown, IEnumerable<string> used, IEnumerable<(string Effect, string Coordinate)> limited, IEnumerable<string> denied)
    {
        var text = new
        {
            shown = Sorted(shown),
            used = Sorted(used),
            limited = Sorted(limited.Select(static l => $"{l.Effect} {l.Coordinate}")),
            denied = Sorted(denied),
        };
        json = JsonSerializer.SerializeToUtf8Bytes(text);
    }

    /// <summary>Nothing is known of the fields: the operation was refused before it was understood, or reads none.</summary>
    public static AuditedFields None { get; } = new([], [], [], []);

    /// <summary>A JSON object.</summary>
    public ReadOnlySpan<byte> Json => json;

    private static List<string> Sorted(IEnumerable<string> coordinates) => [.. coordinates.Distinct().Order(StringComparer.Ordinal)];
}
