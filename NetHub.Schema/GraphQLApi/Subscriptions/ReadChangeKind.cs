using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Subscriptions;

/// <summary>What a change is to a reader: a row that has come or has other values, or one that is gone for him.</summary>
internal enum ReadChangeKind
{
    [Term("出现或变化", "The row came, or has other values")] Changed,
    [Term("移除", "The row is no more, or exists no longer for the caller")] Removed,
}
