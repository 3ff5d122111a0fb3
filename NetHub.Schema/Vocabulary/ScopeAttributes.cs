namespace NetHub.Schema.Vocabulary;

/// <summary>
/// TOWNSHIP: the row's own region or grid code (both begin with the township's digits), or, for a property with a
/// [Link], the scope region of the linked row, copied when the row is written.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TownshipScopeAttribute(string property) : Attribute
{
    public string Property { get; } = property;
}

/// <summary>
/// PARK: the park of the row. The property is the park's own id, or a link to a row whose park is copied when the row is
/// written; without a property the publisher says the park.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ParkScopeAttribute(string? property = null) : Attribute
{
    public string? Property { get; } = property;
}

/// <summary>OWN: rows listed for a department when they are registered. The text says who registers which rows.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OwnScopeAttribute(string meaning) : Attribute
{
    public string Meaning { get; } = meaning;

    /// <summary>Who publishes a row registers it. Where not, rows are somebody's own by what else is known of them, as people are.</summary>
    public bool IsByRegistration { get; init; } = true;
}

/// <summary>CASE: rows of an open case assignment. The text says which procedure assigns them.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CaseScopeAttribute(string meaning) : Attribute
{
    public string Meaning { get; } = meaning;
}

/// <summary>A scope that the matrix names for this dataset but in which no row can be, with the reason.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EmptyScopeAttribute(RowScope scope, string reason) : Attribute
{
    public RowScope Scope { get; } = scope;

    public string Reason { get; } = reason;
}

/// <summary>
/// Rows on which the property is true, or begins with one of the values, exist only for whom the gate's class (in this
/// dataset's network), or the cells written here, allow as well. A gate only lowers.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GateAttribute(string property, params string[] values) : Attribute
{
    public string Property { get; } = property;

    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>The access class that opens the gate. Not read where <see cref="Cells"/> is said.</summary>
    public AccessClass Class { get; init; }

    /// <summary>Cells of a gate that no class describes: <c>PLC F·C; PSB F·K</c>.</summary>
    public string? Cells { get; init; }

    /// <summary>Why the rows are set apart.</summary>
    public required string Reason { get; init; }
}

public enum SubjectKind
{
    Person,
    Household,
    Enterprise,
}

/// <summary>Marks the key of whom a row is about: small groups are counted in distinct subjects.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SubjectAttribute(SubjectKind kind) : Attribute
{
    public SubjectKind Kind { get; } = kind;
}

/// <summary>Marks the number of persons that a statistical row stands for.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SubjectCountAttribute : Attribute;

/// <summary>An index for a usual sort or filter, beyond those that every key, link and region gets.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class IndexedAttribute(params string[] properties) : Attribute
{
    public IReadOnlyList<string> Properties { get; } = properties;
}
