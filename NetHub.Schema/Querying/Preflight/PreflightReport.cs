using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Preflight;

/// <summary>The predicted outcome of an operation.</summary>
public enum PreflightVerdict
{
    /// <summary>The operation would be answered in full.</summary>
    Answered,

    /// <summary>The operation would be answered with parts left out.</summary>
    Partly,

    /// <summary>The operation would be refused.</summary>
    Refused,
}

/// <summary>预检: the predicted outcome of an operation, its problems, and the grants that would help. No data is read.</summary>
/// <param name="Verdict">The predicted outcome.</param>
/// <param name="Problems">All refusals, and the parts that would be left out.</param>
/// <param name="Uses">Every use of a field, with its decision.</param>
/// <param name="Proposals">The smallest grants with which the operation would be answered; empty if it is already answered, or if no grant would help.</param>
/// <param name="FieldCost">The number of fields to fetch, as in <c>operationCost</c>.</param>
/// <param name="TypeCost">The number of objects to create, as in <c>operationCost</c>.</param>
/// <param name="Datasets">The datasets of which rows are requested.</param>
internal sealed record PreflightReport(
    PreflightVerdict Verdict,
    IReadOnlyList<QueryError> Problems,
    IReadOnlyList<FieldVerdict> Uses,
    IReadOnlyList<ProposedGrant> Proposals,
    long FieldCost,
    long TypeCost,
    IReadOnlyList<DatasetEntry> Datasets);

/// <summary>The decision on one use of a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Usage">The usage.</param>
/// <param name="Decision">The policy's decision, regardless of the rest of the operation.</param>
/// <param name="Level">The level in this operation under all rules: none if the use is refused anywhere.</param>
internal sealed record FieldVerdict(FieldEntry Field, Usage Usage, Decision Decision, AccessLevel Level)
{
    /// <summary>The highest level that the policy permits.</summary>
    public AccessLevel Permitted => Decision.IsDenied ? AccessLevel.None : Decision.Alternatives.Max(static a => a.Level);
}
