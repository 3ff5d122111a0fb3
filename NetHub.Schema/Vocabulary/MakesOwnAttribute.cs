namespace NetHub.Schema.Vocabulary;

/// <summary>While a property has one of the values, the row makes what it links to one of a department's own: row scope OWN.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MakesOwnAttribute(string link, string department, string property, params string[] values) : Attribute
{
    /// <summary>Property with the key of the other row.</summary>
    public string Link { get; } = link;

    public string Department { get; } = department;

    public string Property { get; } = property;

    public IReadOnlyList<string> Values { get; } = values;
}
