using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>The row identified by an opaque id.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Key">The key of the row.</param>
/// <param name="IsLinkable">For a person, whether the id is the linkable one; null for rows of other datasets.</param>
internal readonly record struct NamedRow(DatasetEntry Dataset, long Key, bool? IsLinkable);
