using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Contracts;

/// <summary>
/// What a department may do with at least one row, at some level and for some purpose. The department's contract asks the policy only
/// through this class. Queries that return rows need FULL to filter, sort or look up by a field; statistics need only AGGREGATE.
/// </summary>
internal sealed class DepartmentView(AccessPolicy policy, IReadOnlyList<Caller> stating) : IContract
{
    public bool HasRows(DatasetEntry dataset) => stating.Any(c => policy.Rows(c, dataset) != ScopeSet.None);

    // Rows can be counted if their class, or a field by which they can be grouped, is at least AGGREGATE.
    public bool IsCountable(DatasetEntry dataset) => stating.Any(c => policy.CountableRows(c, dataset) != ScopeSet.None)
        || dataset.Fields.Any(f => StatisticRules.IsKey(f) && Has(f, Usage.Group, AccessLevel.Aggregate));

    public bool MayShow(FieldEntry field) => HasRows(field.Dataset) && Has(field, Usage.Show, AccessLevel.Masked);

    public bool MayFilter(FieldEntry field) => IsCountable(field.Dataset) && Has(field, Usage.Filter, AccessLevel.Aggregate);

    public bool MayLookUp(FieldEntry field) => HasRows(field.Dataset) && Has(field, Usage.Filter, AccessLevel.Full);

    public bool MaySort(FieldEntry field) => HasRows(field.Dataset) && Has(field, Usage.Sort, AccessLevel.Full);

    public bool MayGroup(FieldEntry field) => IsCountable(field.Dataset) && Has(field, Usage.Group, AccessLevel.Aggregate);

    public bool MayGroupFromAfar(FieldEntry field) => HasRows(field.Dataset) && Has(field, Usage.Group, AccessLevel.Full);

    public bool MayAggregate(FieldEntry field) => IsCountable(field.Dataset) && Has(field, Usage.Aggregate, AccessLevel.Aggregate);

    public bool MayFollow(LinkEntry link) => link.Direction switch
    {
        LinkDirection.ToOne => Has(link.Key, Usage.Show, AccessLevel.Full) && HasRows(link.To),
        LinkDirection.ToListed => Has(link.Key, Usage.Show, AccessLevel.Full) && HasRows(link.To) && IsLinkable(link.Key),
        _ => (MayReadBack(link) || MayCountBack(link)) && IsLinkable(link.Key) && LeadsBack(link.From),
    };

    public bool MayFilterThrough(LinkEntry link) => MayFollow(link) && (link.Direction == LinkDirection.ToOne || MayReadBack(link));

    public bool MayPublish(DatasetEntry dataset) => PublishRights.Any(Column, dataset);

    public bool MayPublish(FieldEntry field) => PublishRights.Any(Column, field);

    private string Column => stating[0].MatrixColumn;

    private bool MayReadBack(LinkEntry link) => HasRows(link.To) && Has(link.Key, Usage.Filter, AccessLevel.Full);

    // Statistics of linked rows are served under regions only; there AGGREGATE on the key is enough.
    private bool MayCountBack(LinkEntry link) => IsCountable(link.To) && link.From.Code?.Kind == ValueKind.RegionCode
        && Has(link.Key, Usage.Filter, link.IsWithin ? AccessLevel.Aggregate : AccessLevel.Full);

    // A person's key links rows only if the person's name is FULL.
    private bool IsLinkable(FieldEntry key) => !PersonKeys.IsPersonKey(key)
        || (key.Link?.PersonName is { } name ? Has(name, Usage.Show, AccessLevel.Full) : stating.Any(c => policy.FullRows(c, key.Dataset) != ScopeSet.None));

    private bool LeadsBack(DatasetEntry dataset) => dataset.Id is not { } id || IsLinkable(id);

    private bool Has(FieldEntry field, Usage usage, AccessLevel atLeast) =>
        stating.Any(c => policy.Decide(c, field, usage).Scopes(atLeast) != ScopeSet.None);
}
