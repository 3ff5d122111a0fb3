using System.Collections.Frozen;

namespace NetHub.Schema.Querying.Execution;

/// <summary>Full names and centres of regions, for the masks that keep an address down to its village.</summary>
internal sealed class PlaceNames(IEnumerable<(string Code, string FullName, string? Centre)> regions)
{
    private readonly FrozenDictionary<string, (string FullName, string? Centre)> places =
        regions.DistinctBy(r => r.Code).ToFrozenDictionary(r => r.Code, r => (r.FullName, r.Centre));

    /// <summary>The village that a region or grid code lies in, or the township where the village is not known.</summary>
    public (string? FullName, string? Centre) Find(string? code)
    {
        if (code is not { Length: >= 12 })
            return default;
        if (places.TryGetValue(code[..12], out var village))
            return village;
        return places.TryGetValue(code[..9] + "000", out var township) ? township : default;
    }
}
