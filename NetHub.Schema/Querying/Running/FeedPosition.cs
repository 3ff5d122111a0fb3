namespace NetHub.Schema.Querying.Running;

/// <summary>The position of a subscription.</summary>
/// <param name="After">The number up to which all changes were reported.</param>
/// <param name="FellBehind">Whether the subscriber is too far behind and must catch up by queries.</param>
internal readonly record struct FeedPosition(long After, bool FellBehind);

/// <summary>The progress of one run of a feed.</summary>
/// <param name="Changes">The number of reported changes.</param>
/// <param name="Reached">The number up to which all changes were reported.</param>
/// <param name="HasMore">Whether more changes remain.</param>
internal readonly record struct FeedProgress(int Changes, long Reached, bool HasMore);
