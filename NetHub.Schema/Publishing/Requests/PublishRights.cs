using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Requests;

/// <summary>What a caller may publish of a dataset: the fields that its department answers for, and rows where it answers for the dataset.</summary>
internal sealed class PublishRights
{
    private readonly HashSet<FieldEntry> fields;

    private PublishRights(Caller caller, DatasetEntry dataset)
    {
        IsOwner = dataset.Owner == caller.MatrixColumn;
        fields = [.. dataset.Fields.Where(f => f.Owner == caller.MatrixColumn)];
        Territory = caller.Township;
    }

    /// <summary>Adds and ends rows; others only update.</summary>
    public bool IsOwner { get; }

    /// <summary>First nine digits of the township whose rows it may publish; null for the whole county.</summary>
    public string? Territory { get; }

    /// <exception cref="PublishRefusedException">The caller may publish nothing of the dataset.</exception>
    public static PublishRights For(Caller caller, DatasetEntry dataset)
    {
        if (!caller.Roles.HasFlag(HubRoles.Publisher))
            throw PublishRefusals.NotPublisher();
        var rights = new PublishRights(caller, dataset);
        // What the hub writes while it works is nobody's to publish.
        return dataset.IsVersioned && (rights.IsOwner || rights.fields.Count > 0) ? rights : throw PublishRefusals.NotOwner(dataset);
    }

    /// <summary>Whether there is anything of the dataset that the caller's department may publish.</summary>
    public static bool Any(string column, DatasetEntry dataset) =>
        dataset.IsVersioned && (dataset.Owner == column || dataset.Fields.Any(f => f.Owner == column));

    /// <summary>Whether the field is a department's to publish, if only as its first value.</summary>
    public static bool Any(string column, FieldEntry field) => field.Owner == column || (field.Dataset.Owner == column && !field.IsNullable);

    public bool Owns(FieldEntry field) => fields.Contains(field);

    /// <summary>
    /// A row cannot be without a required field, so who adds the row says what it is at first; from then on only who answers for the field
    /// says otherwise.
    /// </summary>
    public bool MayBegin(FieldEntry field) => IsOwner && !field.IsNullable;
}
