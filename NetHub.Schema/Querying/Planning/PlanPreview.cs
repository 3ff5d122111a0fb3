using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Planning;

/// <summary>What planning an operation found.</summary>
/// <param name="Problems">What refuses it, then what it would leave out.</param>
/// <param name="IsRefused">Some of them refuse the whole.</param>
/// <param name="Needs">Every use of a field that it makes.</param>
/// <param name="Rows">Datasets of which it wants rows.</param>
/// <param name="FieldCost">As <c>operationCost</c>.</param>
/// <param name="TypeCost">As <c>operationCost</c>.</param>
internal sealed record PlanPreview(
    IReadOnlyList<QueryError> Problems,
    bool IsRefused,
    IReadOnlyCollection<(FieldEntry Field, Usage Usage)> Needs,
    IReadOnlyCollection<DatasetEntry> Rows,
    long FieldCost,
    long TypeCost);
