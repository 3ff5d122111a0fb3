using Microsoft.AspNetCore.Identity;

namespace NetHub.Server.Identity.Storage;

/// <summary>A person with an account at the embedded issuer. The registry holds the person's rights under the sign-in name.</summary>
internal sealed class HubPerson : IdentityUser;
