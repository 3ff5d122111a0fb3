namespace NetHub.Schema.Querying.Query;

/// <summary>Limits that planning enforces, per operation unless stated otherwise.</summary>
public sealed record QueryLimits
{
    public int MaxPageSize { get; init; } = 1000;

    public int DefaultPageSize { get; init; } = 50;

    public int MaxDepth { get; init; } = 15;

    public long MaxFieldCost { get; init; } = 100_000;

    public long MaxTypeCost { get; init; } = 100_000;

    public int MaxAliases { get; init; } = 50;

    public int MaxTokens { get; init; } = 20_000;

    public int MaxDirectives { get; init; } = 100;

    /// <summary>The maximum number of fragments, named and inline.</summary>
    public int MaxFragments { get; init; } = 100;

    /// <summary>The maximum number of fields of an operation, with its fragments expanded.</summary>
    public int MaxFields { get; init; } = 2_000;

    /// <summary>The maximum number of fields with the same response name in one selection set; they are merged into one.</summary>
    public int MaxDuplicates { get; init; } = 20;

    /// <summary>The maximum number of values in the variables of a request, including those in lists and objects.</summary>
    public int MaxVariableValues { get; init; } = 5_000;

    /// <summary>The maximum number of comparisons in all filters of an operation.</summary>
    public int MaxConditions { get; init; } = 200;

    /// <summary>The maximum number of SQL statements of an operation: one for each list and row, at the root or below.</summary>
    public int MaxStatements { get; init; } = 200;

    /// <summary>The maximum number of groups that one groupBy may return.</summary>
    public int MaxGroups { get; init; } = 10_000;

    /// <summary>The maximum number of changes that a subscription delivers page by page. A subscriber further behind is notified, and catches up by queries.</summary>
    public int MaxChangesBehind { get; init; } = 100_000;

    /// <summary>Whether operations may query the schema itself. If not, authenticated clients get it from <c>/schema.graphql</c>.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>The population below which a village is shown as its township next to masked names, sex and age (model 14.2).</summary>
    public int PopulationFloor { get; init; } = 300;

    public int TimeoutSeconds { get; init; } = 10;
}
