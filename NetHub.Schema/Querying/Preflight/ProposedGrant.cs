using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Preflight;

/// <summary>Fields to request together in one sharing request.</summary>
/// <param name="Level">The lowest sufficient level.</param>
/// <param name="Usages">The usages of the fields.</param>
/// <param name="Scope">The requested row scope.</param>
/// <param name="Fields">The coordinates of the fields.</param>
/// <param name="Owners">The departments that decide, each on its own fields.</param>
public sealed record ProposedGrant(AccessLevel Level, IReadOnlyList<Usage> Usages, RowScope Scope, IReadOnlyList<string> Fields, IReadOnlyList<string> Owners);
