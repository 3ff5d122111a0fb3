using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Preflight;

/// <summary>Fields that a grant would have to raise together: what one sharing request asks for.</summary>
/// <param name="Level">The lowest level that does.</param>
/// <param name="Usages">What they are used for.</param>
/// <param name="Scope">The rows on which they are wanted.</param>
/// <param name="Fields">Coordinates.</param>
/// <param name="Owners">Departments that would decide, each on its own fields.</param>
public sealed record ProposedGrant(AccessLevel Level, IReadOnlyList<Usage> Usages, RowScope Scope, IReadOnlyList<string> Fields, IReadOnlyList<string> Owners);
