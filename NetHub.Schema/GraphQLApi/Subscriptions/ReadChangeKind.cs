using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>The kind of a change from the caller's point of view.</summary>
internal enum ReadChangeKind
{
    [Term("新增或变化", "The row is new or has changed")] Changed,
    [Term("移除", "The row was removed, or no longer exists for the caller")] Removed,
}
