using System.Linq.Expressions;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Planning;

/// <summary>What a connection is of: a dataset's rows, or those that a parent row's link leads to, with a filter.</summary>
/// <param name="Dataset">Dataset of the rows.</param>
/// <param name="Where">The filter; null for none.</param>
/// <param name="Link">The link to many that the connection follows; null at the root.</param>
/// <param name="Relates">Condition that ties a row to the parent; null at the root.</param>
internal sealed record ConnectionSource(DatasetEntry Dataset, InputValue? Where, LinkEntry? Link, Func<Expression, Expression?> Relates)
{
    /// <summary>A link back is a filter by the key that it follows.</summary>
    public void UseKey(UsedFields used)
    {
        if (Link is { Direction: LinkDirection.ToMany } link)
            used.Use(link.Key, Usage.Filter);
    }
}
