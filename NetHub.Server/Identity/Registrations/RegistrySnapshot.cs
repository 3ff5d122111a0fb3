using System.Collections.Frozen;
using NetHub.Schema.Sharing.Access;
using NetHub.Server.Identity.Storage;

namespace NetHub.Server.Identity.Registrations;

/// <summary>
/// The registry at one moment of one day: who somebody is, from what a good token says. It does not change; a newer one takes its place.
/// </summary>
internal sealed class RegistrySnapshot
{
    private readonly FrozenDictionary<(string, RegistrationKind, string), Registration> registrations;
    private readonly FrozenSet<string> revoked;
    private readonly DepartmentInfo facts;
    private readonly DateOnly day;

    /// <param name="registrations">All of them; those that ended count as none.</param>
    /// <param name="revoked">Entries of tokens that were revoked one by one.</param>
    /// <param name="facts">Departments and parks.</param>
    /// <param name="day">The day on which a department must be in force.</param>
    public RegistrySnapshot(IEnumerable<Registration> registrations, FrozenSet<string> revoked, DepartmentInfo facts, DateOnly day)
    {
        this.registrations = registrations.Where(r => r.EndedAt is null).ToFrozenDictionary(r => (r.Issuer, r.Kind, r.Value));
        this.revoked = revoked;
        this.facts = facts;
        this.day = day;
    }

    /// <summary>Nobody is anybody: what holds while the registry cannot be read.</summary>
    public static RegistrySnapshot Empty { get; } = new([], [], DepartmentInfo.None, default);

    /// <summary>
    /// The caller, or null where nothing is registered for the token, it or all before it were revoked, its registrations name two
    /// departments or roles that are never one's, or the department is not in force.
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

    /// <summary>Whether the embedded issuer has somebody of this kind and name.</summary>
    public bool IsRegistered(RegistrationKind kind, string value) => registrations.ContainsKey((Registration.EmbeddedIssuer, kind, value));

    // A person is known by name, groups and roles; which program it uses does not give it more. A program is known by its id and its roles.
    private IEnumerable<Registration> Found(TokenSubject token)
    {
        var names = token.Person is { } person
            ? token.Groups.Select(static g => (RegistrationKind.Group, g)).Prepend((RegistrationKind.Person, person))
            : [(RegistrationKind.Client, token.Client)];
        return names.Concat(token.AppRoles.Select(static r => (RegistrationKind.AppRole, r))).Distinct()
            .Select(n => registrations.GetValueOrDefault((token.Issuer, n.Item1, n.Item2))).OfType<Registration>();
    }
}
