using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Types;

/// <summary>Which parts of the catalog a schema offers: all of it, or what one department may use.</summary>
internal interface IContract
{
    /// <summary>Returns whether rows of the dataset can be read.</summary>
    bool HasRows(DatasetEntry dataset);

    /// <summary>Returns whether rows of the dataset can at least be counted, possibly only when grouped by certain fields.</summary>
    bool IsCountable(DatasetEntry dataset);

    bool MayShow(FieldEntry field);

    bool MayFilter(FieldEntry field);

    /// <summary>Returns whether one row can be looked up by the field.</summary>
    bool MayLookUp(FieldEntry field);

    bool MaySort(FieldEntry field);

    bool MayGroup(FieldEntry field);

    /// <summary>Returns whether rows that link to the field's dataset can be grouped by the field.</summary>
    bool MayGroupFromAfar(FieldEntry field);

    bool MayAggregate(FieldEntry field);

    bool MayFollow(LinkEntry link);

    /// <summary>Returns whether rows can be filtered by the target of the link.</summary>
    bool MayFilterThrough(LinkEntry link);

    /// <summary>Returns whether any field of the dataset can be published.</summary>
    bool MayPublish(DatasetEntry dataset);

    /// <summary>Returns whether the field can be published.</summary>
    bool MayPublish(FieldEntry field);
}

/// <summary>The contract of the whole hub: everything that is served, independent of the caller.</summary>
internal sealed class WholeContract : IContract
{
    public bool HasRows(DatasetEntry dataset) => true;

    public bool IsCountable(DatasetEntry dataset) => true;

    public bool MayShow(FieldEntry field) => true;

    public bool MayFilter(FieldEntry field) => true;

    public bool MayLookUp(FieldEntry field) => true;

    public bool MaySort(FieldEntry field) => true;

    public bool MayGroup(FieldEntry field) => true;

    public bool MayGroupFromAfar(FieldEntry field) => true;

    public bool MayAggregate(FieldEntry field) => true;

    public bool MayFollow(LinkEntry link) => true;

    public bool MayFilterThrough(LinkEntry link) => true;

    public bool MayPublish(DatasetEntry dataset) => dataset.IsVersioned;

    public bool MayPublish(FieldEntry field) => true;
}
