using Microsoft.AspNetCore.Identity;

namespace NetHub.Server.Identity.Storage;

/// <summary>Somebody who signs in at the embedded issuer. What that person may do stands in the registry, under the sign-in name.</summary>
internal sealed class HubPerson : IdentityUser;
