namespace NetHub.Schema.Vocabulary.Identifiers;

/// <summary>The place digits of invented numbers. No place has them, so that no invented number is a real person's or unit's.</summary>
public static class SyntheticPrefix
{
    public const string Place = "999021";

    /// <summary>Unassigned digits pass only where the caller says that the data are invented.</summary>
    internal static bool Refuses(ReadOnlySpan<char> place, bool synthetic) =>
        place.SequenceEqual(Place) && !synthetic;
}
