namespace NetHub.Schema.Vocabulary;

/// <summary>
/// A case about the row is open only while a property has one of the values; where no values are said, while the property says nothing.
/// Whatever was opened for a department is closed when the case is.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CaseWhileAttribute(string property, params string[] values) : Attribute
{
    public string Property { get; } = property;

    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Property with the code, or the codes, of the departments for which it is open. Where there is none, others open it.</summary>
    public string? Department { get; init; }

    /// <summary>Properties with keys of rows that are opened and closed with it: who asks, and where.</summary>
    public string[] With { get; init; } = [];
}

/// <summary>A row is opened and closed with the row that it links to.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CaseWithAttribute(string property) : Attribute
{
    /// <summary>Property with the key of the other row.</summary>
    public string Property { get; } = property;

    /// <summary>Properties with keys of rows that are opened and closed with it.</summary>
    public string[] With { get; init; } = [];
}

/// <summary>A row that says one of the values opens the case that it links to for a department, where that case is open at all.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CaseOpensAttribute(string link, string department, string property, params string[] values) : Attribute
{
    /// <summary>Property with the key of the case.</summary>
    public string Link { get; } = link;

    /// <summary>Property with the code of the department.</summary>
    public string Department { get; } = department;

    public string Property { get; } = property;

    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Property of the instant: the last such row counts.</summary>
    public required string At { get; init; }
}
