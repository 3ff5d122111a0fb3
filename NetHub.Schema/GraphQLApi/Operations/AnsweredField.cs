using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>A planned root field that is not a dataset.</summary>
/// <param name="Root">The root field that answers it.</param>
/// <param name="Known">The answer, if it is the same for every caller of the plan; null if it is made when the plan runs.</param>
internal sealed record AnsweredField(IRootField Root, byte[]? Known) : IExternalField
{
    public bool IsVersioned => Root.IsVersioned;

    public bool IsSafe => Root.IsSafe;

    public int Bytes => Known?.Length ?? 0;

    public IReadOnlyList<FieldEntry> Compared => Root.Compared;
}
