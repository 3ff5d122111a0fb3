using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>The requested or granted access to some fields.</summary>
/// <param name="Fields">Coordinates.</param>
/// <param name="Level">The access level.</param>
/// <param name="Usages">The usages.</param>
/// <param name="Scope">The row scope.</param>
/// <param name="From">The beginning of the term, inclusive.</param>
/// <param name="Until">The end of the term, exclusive.</param>
public sealed record RequestedAccess(
    IReadOnlyList<string> Fields, AccessLevel Level, IReadOnlyList<Usage> Usages, RowScope Scope, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>With <see cref="RowScope.Case"/> in full: the rows that are to count as cases beside those that are assigned.</summary>
    public IReadOnlyList<GrantedRow> Rows { get; init; } = [];
}

/// <summary>The grounds for a decision.</summary>
/// <param name="Purpose">用途: the purpose that operations will state.</param>
/// <param name="Case">The case number, if the purpose is a case.</param>
/// <param name="LegalBasis">法律/职责依据.</param>
/// <param name="PlannedUse">The planned use of the data.</param>
public sealed record RequestGrounds(PurposeCode Purpose, string? Case, string LegalBasis, string PlannedUse);

/// <summary>共享申请: a department's request, with one part for each owner.</summary>
public sealed class AccessRequest
{
    private readonly List<RequestPart> parts = [];

    /// <summary>For example <c>R-2026-000012</c>.</summary>
    public required string Id { get; init; }

    public required RequestActor Applicant { get; init; }

    /// <summary>The client that the request is limited to; null for all clients of the department.</summary>
    public string? Client { get; init; }

    public required RequestGrounds Grounds { get; set; }

    public required RequestedAccess Asked { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public IReadOnlyList<RequestPart> Parts => parts;

    internal void Add(RequestPart part) => parts.Add(part);
}
