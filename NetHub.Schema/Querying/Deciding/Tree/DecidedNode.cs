using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>
/// A node of a decided query. Before the passes run, everything is denied. Refusals, notes, ledger data and cost are read from these
/// members, so that a pass only sets its decision and reports nothing.
/// </summary>
internal abstract class DecidedNode
{
    /// <summary>The child nodes in the order of the answer, regardless of the decision.</summary>
    public virtual IEnumerable<DecidedNode> Below => [];

    /// <summary>The child nodes that participate: a denied node has none.</summary>
    public virtual IEnumerable<DecidedNode> Permitted => Below;

    /// <summary>The reasons why the node is left out of the answer. The rest is answered, unless a purpose would have permitted the node.</summary>
    public virtual IEnumerable<QueryError> Denials => [];

    /// <summary>The reasons why the whole operation is refused.</summary>
    public virtual IEnumerable<QueryError> Refusals => [];

    /// <summary>The notes on how its answer differs from FULL.</summary>
    public virtual IEnumerable<SharingNote> Notes => [];

    /// <summary>The uses of fields that it requests, permitted or not.</summary>
    public virtual IEnumerable<(FieldEntry Field, Usage Usage)> Wanted => [];

    /// <summary>The level that those uses get on at least some rows.</summary>
    public virtual AccessLevel Level => AccessLevel.None;

    /// <summary>The fields that it shows or uses, for the ledger.</summary>
    public virtual IEnumerable<FieldRead> Reads => [];

    /// <summary>The rules of the rows that it reads.</summary>
    public virtual IEnumerable<RowRule> Rules => [];

    /// <summary>The grants that its decisions rely on, in addition to those of its rules.</summary>
    public virtual IEnumerable<string> Grants => [];

    /// <summary>Whether its rows show personal values, including masked ones.</summary>
    public virtual bool ShowsPersonal => false;

    /// <summary>Returns the node and all its descendants, for passes.</summary>
    public IEnumerable<DecidedNode> All() => Below.SelectMany(static c => c.All()).Prepend(this);

    /// <summary>Returns the node and its participating descendants, for findings.</summary>
    public IEnumerable<DecidedNode> TakingPart() => Permitted.SelectMany(static c => c.TakingPart()).Prepend(this);
}

/// <summary>How the answer for a field differs from FULL, reported once per path in <c>extensions.sharing</c>.</summary>
public sealed record SharingNote(IReadOnlyList<string> Path, string Effect, string Coordinate)
{
    public const string Masked = "MASKED";
    public const string PartlyMasked = "PARTLY_MASKED";
    public const string PartlyDenied = "PARTLY_DENIED";
    public const string Narrowed = "NARROWED";
}

/// <summary>One read of a field, for the ledger.</summary>
/// <param name="Field">The field.</param>
/// <param name="Usage">The usage.</param>
/// <param name="Level">The level that the caller got.</param>
internal readonly record struct FieldRead(FieldEntry Field, Usage Usage, ReadLevel Level);

/// <summary>The levels in ledger records, from lowest to highest.</summary>
internal enum ReadLevel
{
    None,
    Aggregate,
    Masked,
    PartlyMasked,
    Full,
}
