using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;

namespace NetHub.Tests.Identity;

/// <summary>Creates registries and tokens for tests of caller resolution.</summary>
internal static class Registries
{
    public static readonly DateOnly Day = new(2026, 1, 1);

    private static readonly DepartmentInfo Facts = DepartmentInfo.Create(
        [("PLC", new DateOnly(2020, 1, 1), null), ("ORG", new DateOnly(2020, 1, 1), null), ("OLD", new DateOnly(2020, 1, 1), Day), ("NEW", Day.AddDays(1), null)],
        [("园区", 7)]);

    public static RegistrySnapshot Create(params IEnumerable<Registration> registrations) => new(registrations, [], Facts, Day);

    public static RegistrySnapshot Revoked(string entry, params IEnumerable<Registration> registrations) => new(registrations, [entry], Facts, Day);

    public static Registration Client(string id, string? department, HubRoles roles = HubRoles.Reader) => Entry(RegistrationKind.Client, id, department, roles);

    public static Registration Entry(RegistrationKind kind, string value, string? department, HubRoles roles = HubRoles.Reader) => new()
    {
        Issuer = Registration.EmbeddedIssuer,
        Kind = kind,
        Value = value,
        Department = department,
        Roles = roles,
        Clearance = Sensitivity.Internal,
    };

    public static TokenSubject Token(string client, string? person = null, IReadOnlyList<string>? roles = null, IReadOnlyList<string>? groups = null) =>
        new(Registration.EmbeddedIssuer, client, person, roles ?? [], groups ?? [], "entry", new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero), DateTimeOffset.MaxValue);
}
