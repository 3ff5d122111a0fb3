namespace NetHub.Schema.Querying.Planning;

/// <summary>
/// Cost as the IBM cost directives count it: every object counts one type, every link or connection one field, multiplied by
/// the sizes of the lists around them.
/// </summary>
internal sealed class CostMeter(QueryLimits limits)
{
    private long multiplier = 1;
    private int conditions;

    public long FieldCost { get; private set; }

    public long TypeCost { get; private set; }

    public void Field(int weight) => FieldCost += weight * multiplier;

    public void Object()
    {
        FieldCost += multiplier;
        TypeCost += multiplier;
    }

    /// <summary>One comparison of a filter.</summary>
    /// <exception cref="QueryRefusedException">There are too many.</exception>
    public void Condition()
    {
        if (++conditions > limits.MaxConditions)
            throw new QueryRefusedException(QueryErrors.Limit("COST_EXCEEDED", "conditions", limits.MaxConditions, conditions));
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
