using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>A row that an id names.</summary>
/// <param name="Dataset">Its dataset.</param>
/// <param name="Key">Its key.</param>
/// <param name="IsLinkable">For a person, whether the id is the one that links to other datasets; null for all others.</param>
internal readonly record struct NamedRow(DatasetEntry Dataset, long Key, bool? IsLinkable);
