using System.Reflection;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>The kinds of value that storage, filters and the schema tell apart.</summary>
public enum ValueKind
{
    String,
    Text,
    Int,
    Decimal,
    Boolean,
    Date,
    Instant,
    Enum,
    Id,
    RegionCode,
    GridCode,
    CreditCode,
    IdNumber,
    MobileNumber,
    DepartmentCode,
    Period,
    YearMonth,
    GeoPoint,
    GeoPolygon,
    Json,
}

/// <summary>What singles a person out in a small place when it comes together (model 14.2). The masks say it, so that no dataset can forget to.</summary>
public enum PersonalTrait
{
    Name,
    Sex,
    Age,
    Place,
}

/// <summary>信息项: one field of a dataset, as its class declares it.</summary>
public sealed class FieldEntry
{
    public required DatasetEntry Dataset { get; init; }

    public required PropertyInfo Property { get; init; }

    public required FieldAttribute Declared { get; init; }

    /// <summary>The name in the schema.</summary>
    public required string Name { get; init; }

    public required ValueKind Kind { get; init; }

    /// <summary>The CLR type of one value: the element's for a list, never nullable.</summary>
    public required Type ValueType { get; init; }

    public required bool IsList { get; init; }

    public required bool IsNullable { get; init; }

    public string Coordinate => $"{Dataset.Name}.{Name}";

    /// <summary>数源部门, as responsibilities are now.</summary>
    public string Owner => Dataset.Responsibilities.OwnerFor(Declared.Owner ?? Dataset.Declared.Owner, Dataset.Network);

    public SharingType Sharing => Declared.HasSharing ? Declared.Sharing : Dataset.Declared.Sharing;

    public AccessClass AccessClass => Declared.AccessClass;

    public Mask Mask => Declared.Mask;

    public bool IsKey => Declared.Key;

    /// <summary>RESTRICTED fields are in the catalog but never in the schema.</summary>
    public bool IsServed => Sharing != SharingType.Restricted;

    /// <summary>Values are from a list, so a label stands beside them.</summary>
    public bool IsCoded => Declared.CodeList is not null || Kind == ValueKind.Enum;

    public bool IsPersonal => Declared.Sensitivity is Sensitivity.Personal or Sensitivity.Sensitive;

    /// <summary>What it tells of a person that anybody in the village knows, too; null where that is nothing.</summary>
    public PersonalTrait? Trait =>
        Mask == Mask.Name ? PersonalTrait.Name
        : Mask == Mask.Birth || Derived?.Derivation == Derivation.AgeBand ? PersonalTrait.Age
        : Declared.CodeList == "SexCode" ? PersonalTrait.Sex
        : (Kind, Mask) is (ValueKind.RegionCode, Mask.Region) or (ValueKind.Id, Mask.Address) ? PersonalTrait.Place
        : null;

    public LinkEntry? Link { get; internal set; }

    /// <summary>How the hub makes it, where nobody publishes it.</summary>
    public DerivedAttribute? Derived { get; init; }

    /// <summary>Bounds of a number.</summary>
    public WithinAttribute? Within { get; init; }

    /// <summary>It must hold nothing about people.</summary>
    public NoPersonalTextAttribute? NoPersonalText { get; init; }

    /// <summary>What it begins with.</summary>
    public BeginsWithAttribute? BeginsWith { get; init; }

    /// <summary>Filters, keys and groups may name it at all, whoever asks.</summary>
    public bool IsFilterable => Kind is not (ValueKind.Text or ValueKind.Json or ValueKind.GeoPoint or ValueKind.GeoPolygon);

    public bool IsSortable => IsFilterable && !IsList && Kind is not (ValueKind.Id or ValueKind.IdNumber);

    public bool IsGroupable => IsSortable && !IsKeyNumber && Kind is not (ValueKind.MobileNumber or ValueKind.CreditCode);

    private bool IsKeyNumber => IsKey && Kind == ValueKind.String && Dataset.BusinessKey.Count == 1;

    public override string ToString() => Coordinate;
}
