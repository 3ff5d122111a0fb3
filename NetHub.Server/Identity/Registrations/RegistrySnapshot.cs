using System.Collections.Frozen;
using NetHub.Schema.Sharing.Access;
using NetHub.Server.Identity.Storage;

namespace NetHub.Server.Identity.Registrations;

/// <summary>
/// An immutable snapshot of the registry on one day: resolves a valid token to its caller. A newer snapshot replaces it.
/// </summary>
internal sealed class RegistrySnapshot
{
    private readonly FrozenDictionary<(string, RegistrationKind, string), Registration> registrations;
    private readonly FrozenSet<string> revoked;
    private readonly DepartmentInfo facts;
    private readonly DateOnly day;

    /// <param name="registrations">All registrations; ended ones are ignored.</param>
    /// <param name="revoked">The entries of individually revoked tokens.</param>
    /// <param name="facts">The departments and parks.</param>
    /// <param name="day">The day on which a department must be in force.</param>
    public RegistrySnapshot(IEnumerable<Registration> registrations, FrozenSet<string> revoked, DepartmentInfo facts, DateOnly day)
    {
        this.registrations = registrations.Where(r => r.EndedAt is null).ToFrozenDictionary(r => (r.Issuer, r.Kind, r.Value));
        this.revoked = revoked;
        this.facts = facts;
        this.day = day;
    }

    /// <summary>The snapshot while the registry cannot be read: it resolves no token.</summary>
    public static RegistrySnapshot Empty { get; } = new([], [], DepartmentInfo.None, default);

    /// <summary>
    /// Returns the caller, or null if no registration matches the token, the token is revoked, its registrations name two departments or
    /// roles that exclude one another, or the department is not in force.
    /// </summary>
    public Caller? Resolve(TokenSubject token)
    {
        if (token.Entry is { } entry && revoked.Contains(entry))
            return null;
        var found = Found(token).ToList();
        if (found.Count == 0 || found.Exists(r => token.IssuedAt < r.TokensFrom) || found.Exists(r => r.Department != found[0].Department))
            return null;
        var roles = found.Aggregate(HubRoles.None, static (all, r) => all | r.Roles);
        var department = found[0].Department;
        if (!RegistrationRules.IsSeparate(roles) || (department is not null && !facts.IsInForce(department, day)))
            return null;
        var parks = found.Select(r => facts.ParkKey(r.Park)).Where(static p => p is not null).Distinct().ToList();
        return new Caller(department ?? "", token.Name, roles, found.Max(static r => r.Clearance), parks.Count == 1 ? parks[0] : null, token.Person);
    }

    /// <summary>Returns whether the embedded issuer has a registration of this kind and name.</summary>
    public bool IsRegistered(RegistrationKind kind, string value) => registrations.ContainsKey((Registration.EmbeddedIssuer, kind, value));

    // A person matches by name, groups and app roles, not by the client program, which adds no rights. A program matches by client id and
    // app roles.
    private IEnumerable<Registration> Found(TokenSubject token)
    {
        var names = token.Person is { } person
            ? token.Groups.Select(static g => (RegistrationKind.Group, g)).Prepend((RegistrationKind.Person, person))
            : [(RegistrationKind.Client, token.Client)];
        return names.Concat(token.AppRoles.Select(static r => (RegistrationKind.AppRole, r))).Distinct()
            .Select(n => registrations.GetValueOrDefault((token.Issuer, n.Item1, n.Item2))).OfType<Registration>();
    }
}
