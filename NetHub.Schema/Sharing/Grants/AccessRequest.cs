using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>What is wanted, or granted, of some fields.</summary>
/// <param name="Fields">Coordinates.</param>
/// <param name="Level">The level that they are to be raised to.</param>
/// <param name="Usages">What is to be done with them.</param>
/// <param name="Scope">On which rows.</param>
/// <param name="From">From this moment on.</param>
/// <param name="Until">Until before this moment.</param>
public sealed record RequestedAccess(
    IReadOnlyList<string> Fields, AccessLevel Level, IReadOnlyList<Usage> Usages, RowScope Scope, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>With <see cref="RowScope.Case"/> in full: the rows that are to count as cases beside those that are assigned.</summary>
    public IReadOnlyList<GrantedRow> Rows { get; init; } = [];
}

/// <summary>Why it is wanted: what a decision is made on.</summary>
/// <param name="Purpose">用途: what requests will state.</param>
/// <param name="Case">Number of the case, where the purpose is one.</param>
/// <param name="LegalBasis">法律/职责依据.</param>
/// <param name="PlannedUse">What will be done with the data.</param>
public sealed record RequestGrounds(PurposeCode Purpose, string? Case, string LegalBasis, string PlannedUse);

/// <summary>共享申请: what a department asks for, split into one part for each owner.</summary>
public sealed class AccessRequest
{
    private readonly List<RequestPart> parts = [];

    /// <summary>As <c>R-2026-000012</c>.</summary>
    public required string Id { get; init; }

    public required RequestActor Applicant { get; init; }

    /// <summary>The one client that it is for; null for all of the department's.</summary>
    public string? Client { get; init; }

    public required RequestGrounds Grounds { get; set; }

    public required RequestedAccess Asked { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public IReadOnlyList<RequestPart> Parts => parts;

    internal void Add(RequestPart part) => parts.Add(part);
}
