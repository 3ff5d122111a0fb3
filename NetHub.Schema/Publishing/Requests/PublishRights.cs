using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Requests;

/// <summary>The rights of a caller to publish to a dataset: its department's own fields, and whole rows if it owns the dataset.</summary>
internal sealed class PublishRights
{
    private readonly HashSet<FieldEntry> fields;

    private PublishRights(Caller caller, DatasetEntry dataset)
    {
        IsOwner = dataset.Owner == caller.MatrixColumn;
        fields = [.. dataset.Fields.Where(f => f.Owner == caller.MatrixColumn)];
        Territory = caller.Township;
    }

    /// <summary>Whether the caller owns the dataset and may add and end rows; other callers may only update.</summary>
    public bool IsOwner { get; }

    /// <summary>The first nine digits of the township whose rows the caller may publish; null for the whole county.</summary>
    public string? Territory { get; }

    /// <exception cref="PublishRefusedException">The caller may publish nothing of the dataset.</exception>
    public static PublishRights For(Caller caller, DatasetEntry dataset)
    {
        if (!caller.Roles.HasFlag(HubRoles.Publisher))
            throw PublishRefusals.NotPublisher();
        var rights = new PublishRights(caller, dataset);
        // Datasets without versions are written by the hub itself.
        return dataset.IsVersioned && (rights.IsOwner || rights.fields.Count > 0) ? rights : throw PublishRefusals.NotOwner(dataset);
    }

    /// <summary>Returns whether a department may publish any part of the dataset.</summary>
    public static bool Any(string column, DatasetEntry dataset) =>
        dataset.IsVersioned && (dataset.Owner == column || dataset.Fields.Any(f => f.Owner == column));

    /// <summary>Returns whether a department may publish the field, possibly only its first value.</summary>
    public static bool Any(string column, FieldEntry field) => field.Owner == column || (field.Dataset.Owner == column && !field.IsNullable);

    public bool Owns(FieldEntry field) => fields.Contains(field);

    /// <summary>
    /// Returns whether the caller may set the field's first value. A new row needs all its required fields, so the owner of the dataset
    /// sets them; later only the owner of the field changes it.
    /// </summary>
    public bool MayBegin(FieldEntry field) => IsOwner && !field.IsNullable;
}
