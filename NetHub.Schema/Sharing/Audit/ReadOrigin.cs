using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Sharing.Audit;

/// <summary>Where a request comes from and why, as it is recorded.</summary>
/// <param name="Address">Network address of the client.</param>
/// <param name="Purpose">What it says it reads for.</param>
public readonly record struct ReadOrigin(string? Address, StatedPurpose? Purpose);
