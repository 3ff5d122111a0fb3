using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.GraphQLApi.Types;

/// <summary>What of the catalog a schema offers: all of it, or what one department may read in some row and form.</summary>
internal interface IContract
{
    /// <summary>Rows of the dataset can be read.</summary>
    bool HasRows(DatasetEntry dataset);

    /// <summary>Rows of the dataset can at least be counted, if only by some of its fields.</summary>
    bool IsCountable(DatasetEntry dataset);

    bool MayShow(FieldEntry field);

    bool MayFilter(FieldEntry field);

    /// <summary>One row can be looked up by it.</summary>
    bool MayLookUp(FieldEntry field);

    bool MaySort(FieldEntry field);

    bool MayGroup(FieldEntry field);

    /// <summary>Rows that link to its dataset can be grouped by it.</summary>
    bool MayGroupFromAfar(FieldEntry field);

    bool MayAggregate(FieldEntry field);

    bool MayFollow(LinkEntry link);

    /// <summary>Rows can be filtered by what the link leads to.</summary>
    bool MayFilterThrough(LinkEntry link);

    /// <summary>Something of the dataset can be published.</summary>
    bool MayPublish(DatasetEntry dataset);

    /// <summary>The field can be published.</summary>
    bool MayPublish(FieldEntry field);
}

/// <summary>The schema of the hub: everything that is served, whoever asks.</summary>
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
