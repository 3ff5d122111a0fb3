using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>
/// A part of a query with what was decided of it. Before the passes have run, everything is denied. What the answer tells of the
/// decision (refusals, notes, the ledger, cost) is read off these members; a rule that sets a decision has nothing else to remember.
/// </summary>
internal abstract class DecidedNode
{
    /// <summary>What stands below it, in the order of the answer, whatever is decided of it.</summary>
    public virtual IEnumerable<DecidedNode> Below => [];

    /// <summary>What of it takes part: there is nothing below what is denied.</summary>
    public virtual IEnumerable<DecidedNode> Permitted => Below;

    /// <summary>Why it is left out of the answer; the rest stands, unless a purpose would have permitted it.</summary>
    public virtual IEnumerable<QueryError> Denials => [];

    /// <summary>Why the whole operation is refused.</summary>
    public virtual IEnumerable<QueryError> Refusals => [];

    /// <summary>How its answer differs from FULL.</summary>
    public virtual IEnumerable<SharingNote> Notes => [];

    /// <summary>Uses of fields that it wants, permitted or not.</summary>
    public virtual IEnumerable<(FieldEntry Field, Usage Usage)> Wanted => [];

    /// <summary>What those uses get, on some rows at least.</summary>
    public virtual AccessLevel Level => AccessLevel.None;

    /// <summary>Fields that it shows or uses, for the ledger.</summary>
    public virtual IEnumerable<FieldRead> Reads => [];

    /// <summary>Rules of the rows that it reads.</summary>
    public virtual IEnumerable<RowRule> Rules => [];

    /// <summary>Grants that its decisions rest on, beside those of its rules.</summary>
    public virtual IEnumerable<string> Grants => [];

    /// <summary>Its rows show personal values, masked ones included.</summary>
    public virtual bool ShowsPersonal => false;

    /// <summary>It and everything below it, for passes.</summary>
    public IEnumerable<DecidedNode> All() => Below.SelectMany(static c => c.All()).Prepend(this);

    /// <summary>It and everything that takes part below it, for what is read off.</summary>
    public IEnumerable<DecidedNode> TakingPart() => Permitted.SelectMany(static c => c.TakingPart()).Prepend(this);
}

/// <summary>How a field's effect differs from FULL, told once per path in <c>extensions.sharing</c>.</summary>
public sealed record SharingNote(IReadOnlyList<string> Path, string Effect, string Coordinate)
{
    public const string Masked = "MASKED";
    public const string PartlyMasked = "PARTLY_MASKED";
    public const string PartlyDenied = "PARTLY_DENIED";
    public const string Narrowed = "NARROWED";
}

/// <summary>One read of a field, as the ledger records it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Usage">What it was used for.</param>
/// <param name="Level">What the caller got of it, one of <see cref="ReadLevel"/>.</param>
internal readonly record struct FieldRead(FieldEntry Field, Usage Usage, ReadLevel Level);

/// <summary>Levels as records name them, from the least to the most.</summary>
internal enum ReadLevel
{
    None,
    Aggregate,
    Masked,
    PartlyMasked,
    Full,
}
