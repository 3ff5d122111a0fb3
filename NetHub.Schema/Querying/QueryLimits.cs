namespace NetHub.Schema.Querying;

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

    /// <summary>Groups that one groupBy may answer with.</summary>
    public int MaxGroups { get; init; } = 10_000;

    public int TimeoutSeconds { get; init; } = 10;
}
