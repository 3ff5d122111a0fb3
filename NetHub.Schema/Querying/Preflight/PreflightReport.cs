using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Preflight;

/// <summary>How an operation would fare.</summary>
public enum PreflightVerdict
{
    /// <summary>It would be answered in full.</summary>
    Answered,

    /// <summary>It would be answered, and something left out.</summary>
    Partly,

    /// <summary>Nothing of it would be answered.</summary>
    Refused,
}

/// <summary>预检: what an operation would be answered, what stands in its way, and what would help. Nothing is read for it.</summary>
/// <param name="Verdict">How it would fare.</param>
/// <param name="Problems">What refuses it, and what it would be answered without, told at once.</param>
/// <param name="Uses">Every use of a field, and what is decided for it.</param>
/// <param name="Proposals">The smallest grants with which it would be answered; empty where it is already, or where no grant would help.</param>
/// <param name="FieldCost">Fields that it would fetch, as <c>operationCost</c>.</param>
/// <param name="TypeCost">Objects that it would make, as <c>operationCost</c>.</param>
/// <param name="Datasets">Datasets of which it wants rows.</param>
internal sealed record PreflightReport(
    PreflightVerdict Verdict,
    IReadOnlyList<QueryError> Problems,
    IReadOnlyList<FieldVerdict> Uses,
    IReadOnlyList<ProposedGrant> Proposals,
    long FieldCost,
    long TypeCost,
    IReadOnlyList<DatasetEntry> Datasets);

/// <summary>What is decided for one use of a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Usage">What it is used for.</param>
/// <param name="Decision">What the policy permits, whatever else the operation does.</param>
/// <param name="Level">What the operation gets, by every rule that it meets: a use that is refused anywhere gets nothing.</param>
internal sealed record FieldVerdict(FieldEntry Field, Usage Usage, Decision Decision, AccessLevel Level)
{
    /// <summary>The most that the policy permits.</summary>
    public AccessLevel Permitted => Decision.IsDenied ? AccessLevel.None : Decision.Alternatives.Max(static a => a.Level);
}
