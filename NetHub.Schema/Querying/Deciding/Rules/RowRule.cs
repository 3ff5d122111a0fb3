using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>The rows of a dataset that exist for the caller, as the parts of which the SQL condition is built. Defaults to no rows.</summary>
/// <param name="Dataset">The dataset.</param>
internal sealed record RowRule(DatasetEntry Dataset)
{
    /// <summary>The scopes in which rows exist, or may be counted if the rule belongs to a statistic.</summary>
    public ScopeSet Scopes { get; init; }

    /// <summary>The scopes in which the row class is FULL.</summary>
    public ScopeSet Full { get; init; }

    /// <summary>The scopes in which rows may at least be counted.</summary>
    public ScopeSet Countable { get; init; }

    /// <summary>The scopes that open each gate of the dataset, by gate index.</summary>
    public IReadOnlyList<ScopeSet> Gates { get; init; } = [];

    /// <summary>The rule of the governing row, without which a row does not exist; null if there is none.</summary>
    public RowRule? Governing { get; init; }

    /// <summary>The departments whose responsibilities the caller's department took over; it inherits their own rows and cases.</summary>
    public IReadOnlyList<string> Predecessors { get; init; } = [];

    /// <summary>The keys of rows that grants name as cases.</summary>
    public IReadOnlyList<long> Named { get; init; } = [];

    /// <summary>The grants that the rule relies on.</summary>
    public IReadOnlyList<string> Grants { get; init; } = [];

    /// <summary>If no row exists, whether a purpose would have helped.</summary>
    public MissingPurpose Missing { get; init; }

    /// <summary>If no row may be counted, whether a purpose would have helped.</summary>
    public MissingPurpose CountLack { get; init; }

    public bool IsDenied => Scopes == ScopeSet.None;

    /// <summary>The rule and its governing rules.</summary>
    public IEnumerable<RowRule> Chain => Governing is null ? [this] : [this, .. Governing.Chain];

    public bool Equals(RowRule? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override string ToString() => $"[{Scopes.ToString().ToUpperInvariant()}]";
}
