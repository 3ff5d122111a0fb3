namespace NetHub.Schema.Querying.Running;

/// <summary>Where a subscription is.</summary>
/// <param name="After">Number up to which everything was told.</param>
/// <param name="FellBehind">It was told so much without an end that it shall read on by itself.</param>
internal readonly record struct FeedPosition(long After, bool FellBehind);

/// <summary>How far one run of a feed came.</summary>
/// <param name="Changes">Changes that were told.</param>
/// <param name="Reached">Number up to which everything was told.</param>
/// <param name="HasMore">There is more to be told.</param>
internal readonly record struct FeedProgress(int Changes, long Reached, bool HasMore);
