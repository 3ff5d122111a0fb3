using System.Collections.Frozen;
using NetHub.Schema.Querying.Compiling;

namespace NetHub.Schema.Querying.Running;

/// <summary>Looks up regions, for masks that reduce an address to its village.</summary>
internal sealed class PlaceNames(IEnumerable<Place> regions, int populationFloor)
{
    private readonly FrozenDictionary<string, Place> places = regions.DistinctBy(static r => r.Code).ToFrozenDictionary(static r => r.Code);

    /// <summary>Returns the village of a region or grid code, or its township if the village is unknown.</summary>
    public (string? FullName, string? Centre) Find(string? code)
    {
        if (code is not { Length: >= 12 })
            return default;
        if (places.TryGetValue(code[..12], out var village))
            return (village.FullName, village.Centre);
        return places.TryGetValue(code[..9] + "000", out var township) ? (township.FullName, township.Centre) : default;
    }

    /// <summary>Returns whether the known population of the region is large enough that sex and age do not identify a person.</summary>
    public bool IsPopulous(string code) => places.TryGetValue(code, out var place) && place.Population >= populationFloor;
}
