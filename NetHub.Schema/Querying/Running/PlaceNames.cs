using System.Collections.Frozen;
using NetHub.Schema.Querying.Compiling;

namespace NetHub.Schema.Querying.Running;

/// <summary>Regions, for the masks that keep an address down to its village.</summary>
internal sealed class PlaceNames(IEnumerable<Place> regions, int populationFloor)
{
    private readonly FrozenDictionary<string, Place> places = regions.DistinctBy(static r => r.Code).ToFrozenDictionary(static r => r.Code);

    /// <summary>The village that a region or grid code lies in, or the township where the village is not known.</summary>
    public (string? FullName, string? Centre) Find(string? code)
    {
        if (code is not { Length: >= 12 })
            return default;
        if (places.TryGetValue(code[..12], out var village))
            return (village.FullName, village.Centre);
        return places.TryGetValue(code[..9] + "000", out var township) ? (township.FullName, township.Centre) : default;
    }

    /// <summary>Enough people are known to live in the region that sex and age name none of them.</summary>
    public bool IsPopulous(string code) => places.TryGetValue(code, out var place) && place.Population >= populationFloor;
}
