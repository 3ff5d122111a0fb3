using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>职责划转: what a department answered for in a network is another's.</summary>
/// <param name="From">The department that a dataset or field is declared for, or that it was moved to before.</param>
/// <param name="To">The department that answers for it now.</param>
/// <param name="Network">Where; null in every network.</param>
public sealed record OwnershipMove(string From, string To, Network? Network);

/// <summary>
/// Who answers for what now. Classes declare who did when they were written; departments change. Shared by everything that a catalog
/// holds, so that there is one answer.
/// </summary>
public sealed class Responsibilities
{
    private volatile IReadOnlyList<OwnershipMove> moves = [];

    /// <summary>Moves in force, in their order.</summary>
    public IReadOnlyList<OwnershipMove> Moves => moves;

    /// <summary>Who answers now for what was declared for a department.</summary>
    public string OwnerFor(string declared, Network network)
    {
        foreach (var move in moves)
            declared = move.From == declared && (move.Network is null || move.Network == network) ? move.To : declared;
        return declared;
    }

    /// <summary>Departments whose rows are now a department's, itself not among them.</summary>
    public IReadOnlyList<string> Predecessors(string department, Network network) =>
        [.. moves.Where(m => m.Network is null || m.Network == network).Select(static m => m.From).Distinct().Where(d => d != department && OwnerFor(d, network) == department)];

    /// <summary>Departments that do not answer any more for what they did, in a network.</summary>
    public bool IsMovedAway(string department, Network network) => OwnerFor(department, network) != department;

    public void Replace(IReadOnlyList<OwnershipMove> next) => moves = next;
}
