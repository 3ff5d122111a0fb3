namespace NetHub.Schema.Querying.Planning;

/// <summary>
/// Cost as the IBM cost directives count it: every object counts one type, every link or connection one field, multiplied by
/// the sizes of the lists around them.
/// </summary>
internal sealed class CostMeter
{
    private long multiplier = 1;

    public long FieldCost { get; private set; }

    public long TypeCost { get; private set; }

    public void Field(int weight) => FieldCost += weight * multiplier;

    public void Object()
    {
        FieldCost += multiplier;
        TypeCost += multiplier;
    }

    /// <summary>Everything planned inside counts this many times.</summary>
    public void Times(int size, Action plan)
    {
        var before = multiplier;
        multiplier = Math.Min(multiplier * Math.Max(1, size), 1_000_000_000);
        TypeCost += multiplier;
        plan();
        multiplier = before;
    }
}
