namespace NetHub.Schema.Vocabulary;

/// <summary>
/// A link by key to another dataset, which may belong to another network; the catalog resolves it by name.
/// The forward link is nullable always: a row that does not exist for the caller is no link at all.
/// On a list property the forward link is to many.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LinkAttribute(string target) : Attribute
{
    /// <summary>Class name of the target dataset.</summary>
    public string Target { get; } = target;

    /// <summary>Name of the forward link; the property's name without Id, Code, Ids or Codes when not said.</summary>
    public string? Name { get; init; }

    /// <summary>Name of the link back from the target, always to many; none is offered when not said.</summary>
    public string? Reverse { get; init; }

    /// <summary>The link back, in Chinese and English; needed where <see cref="Reverse"/> is said.</summary>
    public string? ReverseChinese { get; init; }

    public string? ReverseEnglish { get; init; }

    /// <summary>
    /// For a link to a person: the property of this row that holds that person's name. Where it is not FULL, the key is
    /// encrypted per dataset and the person behind it is at most MASKED.
    /// </summary>
    public string? PersonName { get; init; }

    /// <summary>The row exists for a caller only where the linked row does: an order's steps, a dispute's parties.</summary>
    public bool Governs { get; init; }

    /// <summary>For a link to a region: the link back means this very region, not everything inside it.</summary>
    public bool Exact { get; init; }
}
