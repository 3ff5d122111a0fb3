using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

public enum LinkDirection
{
    /// <summary>By a key on this row, to at most one row.</summary>
    ToOne,

    /// <summary>By a list of keys on this row.</summary>
    ToListed,

    /// <summary>By a key on the other row, back to this one.</summary>
    ToMany,
}

/// <summary>A link as seen from one dataset.</summary>
public sealed class LinkEntry
{
    public required DatasetEntry From { get; init; }

    public required DatasetEntry To { get; init; }

    public required string Name { get; init; }

    public required string Chinese { get; init; }

    public required string English { get; init; }

    public required LinkDirection Direction { get; init; }

    /// <summary>The field that carries the key: on <see cref="From"/>, or on <see cref="To"/> for a link to many.</summary>
    public required FieldEntry Key { get; init; }

    public required LinkAttribute Declared { get; init; }

    /// <summary>A link back from a region finds everything inside it.</summary>
    public bool IsWithin => Direction == LinkDirection.ToMany && From.Code?.Kind == ValueKind.RegionCode && !Declared.Exact && !Key.IsList;

    /// <summary>The field of the keyed row that holds the linked person's name, where there is one.</summary>
    public FieldEntry? PersonName { get; internal set; }

    public string Coordinate => $"{From.Name}.{Name}";
}
