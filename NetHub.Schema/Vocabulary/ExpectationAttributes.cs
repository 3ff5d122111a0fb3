namespace NetHub.Schema.Vocabulary;

/// <summary>Where a property has one of the values, a number is as a rule within bounds, both included. Where not, the row is taken, and flagged.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectWithinAttribute(string rule, string number, double least, double most, string property, params string[] values) : Attribute
{
    public string Rule { get; } = rule;

    public string Number { get; } = number;

    public double Least { get; } = least;

    public double Most { get; } = most;

    public string Property { get; } = property;

    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>
/// What two links lead to is tied together by a row of another dataset that is valid on a day. Where not, the row is taken, and flagged:
/// others publish what ties, and may be later.
/// </summary>
/// <param name="rule">Number of the rule.</param>
/// <param name="dataset">Class name of the dataset that links to both.</param>
/// <param name="flagged">Property with the key of a link; it is the one that is flagged.</param>
/// <param name="other">Property with the key of the other link.</param>
/// <param name="at">Property of the day, or of the instant.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectTiedAttribute(string rule, string dataset, string flagged, string other, string at) : Attribute
{
    public string Rule { get; } = rule;

    public string Dataset { get; } = dataset;

    public string Flagged { get; } = flagged;

    public string Other { get; } = other;

    public string At { get; } = at;
}

/// <summary>
/// How many of these rows everything has that a link leads to. It holds of the data as a whole, whoever published last, and is therefore
/// no condition of a batch: data quality counts what has too few or too many.
/// </summary>
/// <param name="rule">Number of the rule.</param>
/// <param name="link">Property with the key of the link.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectCountAttribute(string rule, string link) : Attribute
{
    public string Rule { get; } = rule;

    public string Link { get; } = link;

    public int Least { get; init; }

    /// <summary>No limit where it is 0.</summary>
    public int Most { get; init; }

    /// <summary>Only rows whose property has the value <see cref="Is"/> count.</summary>
    public string? Where { get; init; }

    public string? Is { get; init; }

    /// <summary>Only rows that say all of these count.</summary>
    public string[] Said { get; init; } = [];

    /// <summary>Only targets are meant whose property has the value <see cref="OfValue"/>; for a flag, "true".</summary>
    public string? Of { get; init; }

    public string? OfValue { get; init; }
}

/// <summary>
/// A number is, rounded, a share of the same number of the row that sets it: among rows with the same value of one property, the one whose
/// other property has a value. What of these rows has ended is not meant. Data quality counts what differs.
/// </summary>
/// <param name="rule">Number of the rule.</param>
/// <param name="number">Property of the number.</param>
/// <param name="share">From 0 to 1.</param>
/// <param name="among">Property whose value the rows share.</param>
/// <param name="property">Property that tells the row which sets the number.</param>
/// <param name="value">Its value there.</param>
/// <param name="ended">Property of the day on which a row ends.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectShareAttribute(string rule, string number, double share, string among, string property, string value, string ended) : Attribute
{
    public string Rule { get; } = rule;

    public string Number { get; } = number;

    public double Share { get; } = share;

    public string Among { get; } = among;

    public string Property { get; } = property;

    public string Value { get; } = value;

    public string Ended { get; } = ended;
}

/// <summary>Within a year, what a list names is always under the same value of a property. Data quality counts what is under several.</summary>
/// <param name="rule">Number of the rule.</param>
/// <param name="members">Property of the list.</param>
/// <param name="under">Property of the value.</param>
/// <param name="period">Property of a day or period, which begins with its year.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectOneAYearAttribute(string rule, string members, string under, string period) : Attribute
{
    public string Rule { get; } = rule;

    public string Members { get; } = members;

    public string Under { get; } = under;

    public string Period { get; } = period;
}
