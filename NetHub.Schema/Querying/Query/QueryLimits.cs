namespace NetHub.Schema.Querying.Query;

/// <summary>Limits that planning enforces. Figures are per operation.</summary>
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

    /// <summary>Fragments, named and inline.</summary>
    public int MaxFragments { get; init; } = 100;

    /// <summary>Fields of an operation, with its fragments opened.</summary>
    public int MaxFields { get; init; } = 2_000;

    /// <summary>Fields of one response name in one selection set, which are merged into one.</summary>
    public int MaxDuplicates { get; init; } = 20;

    /// <summary>Values in the variables of a request, those in lists and objects included.</summary>
    public int MaxVariableValues { get; init; } = 5_000;

    /// <summary>Comparisons in all filters of an operation.</summary>
    public int MaxConditions { get; init; } = 200;

    /// <summary>SQL statements that an operation may come to: one for each list and row at the root or below.</summary>
    public int MaxStatements { get; init; } = 200;

    /// <summary>Groups that one groupBy may answer with.</summary>
    public int MaxGroups { get; init; } = 10_000;

    /// <summary>Changes that a subscription is told one page after the other; who is further behind is told so, and catches up by queries.</summary>
    public int MaxChangesBehind { get; init; } = 100_000;

    /// <summary>Operations may ask for the schema itself. Where they may not, <c>/schema.graphql</c> gives it to those who are signed in.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>Villages of fewer people are shown as their township beside masked names, sex and age (model 14.2).</summary>
    public int PopulationFloor { get; init; } = 300;

    public int TimeoutSeconds { get; init; } = 10;
}
