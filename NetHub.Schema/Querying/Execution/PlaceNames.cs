using System.Collections.Frozen;

namespace NetHub.Schema.Querying.Execution;

/// <summary>A region, as masks need to know it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="FullName">Its name, with those of what it lies in.</param>
/// <param name="Centre">Where it is.</param>
/// <param name="Population">How many people live in it; null where nobody said.</param>
internal sealed record Place(string Code, string FullName, string? Centre, long? Population);

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
