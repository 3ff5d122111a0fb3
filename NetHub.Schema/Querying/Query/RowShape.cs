using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Query;

/// <summary>The selected fields of each row of a dataset, in the order of the answer.</summary>
internal sealed record RowShape(DatasetEntry Dataset, IReadOnlyList<RowItem> Items)
{
    public override string ToString() => $"{{{string.Join(' ', Items)}}}";
}

/// <summary>One selected field of a row.</summary>
/// <param name="ResponseKey">Alias or name.</param>
/// <param name="Path">Response keys from the root, without list indices.</param>
internal abstract record RowItem(string ResponseKey, IReadOnlyList<string> Path);

internal sealed record TypeNameItem(string ResponseKey, IReadOnlyList<string> Path) : RowItem(ResponseKey, Path)
{
    public override string ToString() => "__typename";
}

/// <summary>A field of the dataset, or the label of its code.</summary>
internal sealed record FieldItem(string ResponseKey, IReadOnlyList<string> Path, FieldEntry Field, bool IsLabel) : RowItem(ResponseKey, Path)
{
    /// <summary>The suffix of a field's name that selects the label of its code.</summary>
    public const string LabelSuffix = "Label";

    public override string ToString() => IsLabel ? Field.Name + LabelSuffix : Field.Name;
}

/// <summary>The opaque id of the row.</summary>
internal sealed record RowIdItem(string ResponseKey, IReadOnlyList<string> Path) : RowItem(ResponseKey, Path)
{
    public override string ToString() => "id";
}

/// <summary>来源: the provenance of the row.</summary>
internal sealed record ProvenanceItem(string ResponseKey, IReadOnlyList<string> Path, IReadOnlyList<ProvenanceMember> Members) : RowItem(ResponseKey, Path)
{
    /// <summary>The name of the field.</summary>
    public const string Name = "_provenance";

    /// <summary>The name of its GraphQL type.</summary>
    public const string Type = "Provenance";

    public override string ToString() => $"{Name} {{{string.Join(' ', Members.Select(static m => m.Name))}}}";
}

internal sealed record ProvenanceMember(string ResponseKey, string Name);

/// <summary>The row of a to-one link.</summary>
internal sealed record LinkItem(string ResponseKey, IReadOnlyList<string> Path, LinkEntry Link, RowShape Row) : RowItem(ResponseKey, Path)
{
    public override string ToString() => $"{Link.Name} {Row}";
}

/// <summary>The rows of a to-many link.</summary>
internal sealed record ChildrenItem(string ResponseKey, IReadOnlyList<string> Path, LinkEntry Link, ConnectionQuery Connection) : RowItem(ResponseKey, Path)
{
    public override string ToString() => Connection.ToString();
}
