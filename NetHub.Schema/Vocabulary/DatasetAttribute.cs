namespace NetHub.Schema.Vocabulary;

/// <summary>信息资源: makes a class a dataset, with what holds for all its fields unless a field says otherwise.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DatasetAttribute(Network network, string chinese, string english) : Attribute
{
    public Network Network { get; } = network;

    public string Chinese { get; } = chinese;

    public string English { get; } = english;

    /// <summary>数源部门, one of <see cref="Departments"/>.</summary>
    public required string Owner { get; init; }

    public required UpdateCycle Updates { get; init; }

    /// <summary>The access class that decides whether a row exists for a caller.</summary>
    public required AccessClass RowClass { get; init; }

    public SharingType Sharing { get; init; } = SharingType.Conditional;

    /// <summary>A note for stewards: what a row is, where the field set comes from.</summary>
    public string? Note { get; init; }

    /// <summary>共享条件 of a CONDITIONAL dataset beyond what holds for all of them, Chinese first, then English.</summary>
    public string? Condition { get; init; }

    /// <summary>发布日期: the day on which it came into the catalog.</summary>
    public string Published { get; init; } = "2026-11-23";

    /// <summary>The GraphQL root field, where the English plural of the class name is not it.</summary>
    public string? Plural { get; init; }

    /// <summary>
    /// False for what the hub itself writes while it works: its rows come without a new version of the data. Answers about them are never
    /// taken from a cache, and nobody is told when they change, since that would tell of what others do.
    /// </summary>
    public bool IsVersioned { get; init; } = true;
}

/// <summary>信息项: makes a property a field of its dataset.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string chinese, string english, AccessClass accessClass, Sensitivity sensitivity) : Attribute
{
    public string Chinese { get; } = chinese;

    public string English { get; } = english;

    public AccessClass AccessClass { get; } = accessClass;

    public Sensitivity Sensitivity { get; } = sensitivity;

    /// <summary>What a caller with level MASKED gets. Must be said.</summary>
    public Mask Mask { get; init; }

    /// <summary>Where another department than the dataset's owner answers for this field.</summary>
    public string? Owner { get; init; }

    /// <summary>Set with <see cref="HasSharing"/> where it differs from the dataset's.</summary>
    public SharingType Sharing
    {
        get => sharing ?? default;
        init => sharing = value;
    }

    private readonly SharingType? sharing;

    public bool HasSharing => sharing is not null;

    /// <summary>Law, regulation or central policy behind a RESTRICTED field. Without one, start-up fails.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>What the text of the property means, where its CLR type does not say it.</summary>
    public Scalar Scalar { get; init; }

    /// <summary>Name of the code list that the value is from (see <c>CodeLists.csv</c>).</summary>
    public string? CodeList { get; init; }

    /// <summary>Part of the business key.</summary>
    public bool Key { get; init; }

    /// <summary>Encrypted at rest; equality goes through a keyed digest, and nothing else can be asked of it.</summary>
    public bool Encrypted { get; init; }
}
