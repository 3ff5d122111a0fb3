using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>The recorded origin and purpose of a request.</summary>
/// <param name="Address">The network address of the client.</param>
/// <param name="Purpose">The stated purpose.</param>
public readonly record struct ReadOrigin(string? Address, StatedPurpose? Purpose);
