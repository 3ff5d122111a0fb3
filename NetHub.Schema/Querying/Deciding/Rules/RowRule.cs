using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>Which rows of a dataset exist for the caller. Everything that the condition in SQL is made of is in here. The default is none.</summary>
/// <param name="Dataset">The dataset.</param>
internal sealed record RowRule(DatasetEntry Dataset)
{
    /// <summary>Scopes in which its rows exist, or may be counted where the rule is a statistic's.</summary>
    public ScopeSet Scopes { get; init; }

    /// <summary>Scopes in which the row class itself is FULL.</summary>
    public ScopeSet Full { get; init; }

    /// <summary>Scopes in which rows may at least be counted.</summary>
    public ScopeSet Countable { get; init; }

    /// <summary>Scopes that open each gate of the dataset, by the gate's position.</summary>
    public IReadOnlyList<ScopeSet> Gates { get; init; } = [];

    /// <summary>The rule of the row without which a row of this dataset does not exist; null where it stands alone.</summary>
    public RowRule? Governing { get; init; }

    /// <summary>Departments whose responsibilities the caller's department took over: their own rows and cases are its own.</summary>
    public IReadOnlyList<string> Predecessors { get; init; } = [];

    /// <summary>Keys of the rows that grants name as cases.</summary>
    public IReadOnlyList<long> Named { get; init; } = [];

    /// <summary>Grants that the rule rests on.</summary>
    public IReadOnlyList<string> Grants { get; init; } = [];

    /// <summary>Where no row exists: whether a purpose would have helped.</summary>
    public MissingPurpose Missing { get; init; }

    /// <summary>Where no row may be counted: whether a purpose would have helped.</summary>
    public MissingPurpose CountLack { get; init; }

    public bool IsDenied => Scopes == ScopeSet.None;

    /// <summary>The rule and those that govern it.</summary>
    public IEnumerable<RowRule> Chain => Governing is null ? [this] : [this, .. Governing.Chain];

    public bool Equals(RowRule? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override string ToString() => $"[{Scopes.ToString().ToUpperInvariant()}]";
}
