namespace NetHub.Schema.Vocabulary;

/// <summary>How the hub makes a value that nobody publishes.</summary>
public enum Derivation
{
    /// <summary>Keyed digest of an identity number.</summary>
    Digest,

    /// <summary>Band of five years of age, such as 35-39, from a date of birth.</summary>
    AgeBand,

    /// <summary>Whether who was born that day is under 14.</summary>
    IsUnder14,

    /// <summary>1: a row that was published is the person that it says.</summary>
    Certain,
}

/// <summary>A field that the hub makes from another one of the row whenever that is published.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DerivedAttribute(string property, Derivation derivation) : Attribute
{
    public string Property { get; } = property;

    public Derivation Derivation { get; } = derivation;
}

/// <summary>A number is within these bounds, both included.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WithinAttribute(double least, double most) : Attribute
{
    public double Least { get; } = least;

    public double Most { get; } = most;
}

/// <summary>Days, instants or years that do not decrease, as far as they are said.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InOrderAttribute(params string[] properties) : Attribute
{
    public IReadOnlyList<string> Properties { get; } = properties;
}

/// <summary>A text that anybody may read: it holds no identity number, no telephone number, and none of the row's names.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NoPersonalTextAttribute(params string[] names) : Attribute
{
    /// <summary>Properties of the row that hold names of people.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>Where a property has one of the values, at least one of others is true, or said; or none of them is.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class WhenAttribute(string property, params string[] values) : Attribute
{
    public string Property { get; } = property;

    /// <summary>Names of enum values, or codes; with <see cref="Not"/>, all others.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>It holds where the property has none of the values.</summary>
    public bool Not { get; init; }

    /// <summary>One of these is true or said.</summary>
    public string[] NeedsOneOf { get; init; } = [];

    /// <summary>None of these is said.</summary>
    public string[] Forbids { get; init; } = [];
}

/// <summary>No two rows with the same values of these are valid on the same day.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OneAtATimeAttribute(params string[] properties) : Attribute
{
    public IReadOnlyList<string> Properties { get; } = properties;
}

/// <summary>An identity number says date of birth and sex as these do; where not, the row is questionable (model V-ID3).</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class IdNumberAgreesAttribute(string idNumber, string birthDate, string sexCode) : Attribute
{
    public string IdNumber { get; } = idNumber;

    public string BirthDate { get; } = birthDate;

    public string SexCode { get; } = sexCode;

    /// <summary>The name that goes with the number: another one for the same number is a data issue, and never a silent merge.</summary>
    public string? Name { get; init; }

    /// <summary>What says that the name was changed.</summary>
    public string? FormerName { get; init; }
}

/// <summary>
/// By what publishers know a record, where it is not the business key: these properties together, or, where there are none, the source's
/// own key alone.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RecordKeyAttribute(params string[] properties) : Attribute
{
    public IReadOnlyList<string> Properties { get; } = properties;
}

/// <summary>A code begins with the value of another property.</summary>
/// <param name="property">The other property.</param>
/// <param name="rule">Number of the rule, such as V-GR1.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BeginsWithAttribute(string property, string rule) : Attribute
{
    public string Property { get; } = property;

    public string Rule { get; } = rule;
}

/// <summary>Where a property has one of the values, some digits of a code are within bounds, both included.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CodePartAttribute(string rule, string code, int start, string least, string most, string property, params string[] values) : Attribute
{
    public string Rule { get; } = rule;

    public string Code { get; } = code;

    /// <summary>Index of the first of the digits, from 0.</summary>
    public int Start { get; } = start;

    public string Least { get; } = least;

    public string Most { get; } = most;

    public string Property { get; } = property;

    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>From one day to another there are so many years, both bounds included, as far as both days are said.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class YearsBetweenAttribute(string rule, string from, string to, int least, int most) : Attribute
{
    public string Rule { get; } = rule;

    public string From { get; } = from;

    public string To { get; } = to;

    public int Least { get; } = least;

    public int Most { get; } = most;
}

/// <summary>Rows with the same values of these do not last at the same time.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class NoOverlapAttribute(string start, string hours, params string[] properties) : Attribute
{
    /// <summary>Property of the instant at which it begins.</summary>
    public string Start { get; } = start;

    /// <summary>Property of how long it lasts, hours.</summary>
    public string Hours { get; } = hours;

    public IReadOnlyList<string> Properties { get; } = properties;
}

/// <summary>A row lasts no longer than the row that it links to, from one of its instants to the other.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LastsWithinAttribute(string rule, string hours, string link, string from, string to) : Attribute
{
    public string Rule { get; } = rule;

    public string Hours { get; } = hours;

    /// <summary>Property with the key of the other row.</summary>
    public string Link { get; } = link;

    public string From { get; } = from;

    public string To { get; } = to;

    /// <summary>Hours that may be more.</summary>
    public double Tolerance { get; init; }
}
