using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;

namespace NetHub.Tests.Identity;

/// <summary>Resolves the caller of a valid token: only an exact, unambiguous registration makes a caller.</summary>
public sealed class RegistrySnapshotTests
{
    [Fact]
    public void A_program_gets_the_rights_of_its_client_id()
    {
        var registry = Registries.Create(Registries.Client("plc", "PLC", HubRoles.Reader | HubRoles.Publisher));

        var caller = registry.Resolve(Registries.Token("plc"))!;

        Assert.Equal(("PLC", "plc", HubRoles.Reader | HubRoles.Publisher, Sensitivity.Internal), (caller.Department, caller.Client, caller.Roles, caller.Clearance));
    }

    [Fact]
    public void A_person_gets_the_combined_rights_of_name_groups_and_roles()
    {
        var high = Registries.Entry(RegistrationKind.AppRole, "Steward", "PLC", HubRoles.Steward);
        high.Clearance = Sensitivity.Personal;
        var registry = Registries.Create(Registries.Entry(RegistrationKind.Group, "readers", "PLC"), high);

        var caller = registry.Resolve(Registries.Token("console", "li", roles: ["Steward"], groups: ["readers", "others"]))!;

        Assert.Equal(("console:li", HubRoles.Reader | HubRoles.Steward, Sensitivity.Personal), (caller.Client, caller.Roles, caller.Clearance));
    }

    [Fact]
    public void A_person_gets_no_rights_from_the_program()
    {
        var registry = Registries.Create(Registries.Client("plc", "PLC"));

        Assert.Null(registry.Resolve(Registries.Token("plc", "li")));
    }

    [Fact]
    public void A_registration_counts_only_for_its_issuer()
    {
        var registry = Registries.Create(Registries.Client("plc", "PLC"));

        Assert.Null(registry.Resolve(Registries.Token("plc") with { Issuer = "county" }));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("PLC")]
    [InlineData("")]
    public void An_unregistered_client_has_no_caller(string client) =>
        Assert.Null(Registries.Create(Registries.Client("plc", "PLC")).Resolve(Registries.Token(client)));

    [Theory]
    [InlineData("OLD")]
    [InlineData("NEW")]
    [InlineData("XXX")]
    public void A_department_that_is_not_in_force_has_no_callers(string department) =>
        Assert.Null(Registries.Create(Registries.Client("a", department)).Resolve(Registries.Token("a")));

    [Fact]
    public void Registrations_in_two_departments_resolve_to_no_caller()
    {
        var registry = Registries.Create(Registries.Entry(RegistrationKind.Group, "one", "PLC"), Registries.Entry(RegistrationKind.Group, "two", "ORG"));

        Assert.Null(registry.Resolve(Registries.Token("console", "li", groups: ["one", "two"])));
        Assert.NotNull(registry.Resolve(Registries.Token("console", "li", groups: ["one"])));
    }

    [Theory]
    [InlineData(HubRoles.SystemAdministrator, HubRoles.SecurityAdministrator)]
    [InlineData(HubRoles.SystemAdministrator, HubRoles.AuditAdministrator)]
    [InlineData(HubRoles.SecurityAdministrator, HubRoles.AuditAdministrator)]
    public void No_person_can_hold_two_administrator_roles(HubRoles one, HubRoles other)
    {
        var registry = Registries.Create(Registries.Entry(RegistrationKind.Group, "one", null, one), Registries.Entry(RegistrationKind.AppRole, "other", null, other));

        Assert.Null(registry.Resolve(Registries.Token("console", "li", roles: ["other"], groups: ["one"])));
        Assert.NotNull(registry.Resolve(Registries.Token("console", "li", groups: ["one"])));
        Assert.NotEmpty(RegistrationRules.Check(Registries.Entry(RegistrationKind.Person, "li", null, one | other), ["PLC"]));
    }

    [Fact]
    public void An_administrator_has_no_department_and_a_reader_has_one()
    {
        Assert.NotEmpty(RegistrationRules.Check(Registries.Client("a", "PLC", HubRoles.SystemAdministrator), ["PLC"]));
        Assert.NotEmpty(RegistrationRules.Check(Registries.Client("a", null), ["PLC"]));
        Assert.NotEmpty(RegistrationRules.Check(Registries.Client("a", "XXX"), ["PLC"]));
        Assert.NotEmpty(RegistrationRules.Check(Registries.Client("a", "PLC", HubRoles.None), ["PLC"]));
        Assert.NotEmpty(RegistrationRules.Check(Registries.Client("", "PLC"), ["PLC"]));
        Assert.Empty(RegistrationRules.Check(Registries.Client("a", "PLC"), ["PLC"]));
        Assert.Empty(RegistrationRules.Check(Registries.Client("a", null, HubRoles.AuditAdministrator), ["PLC"]));
    }

    [Fact]
    public void Revoked_tokens_resolve_to_no_caller()
    {
        var token = Registries.Token("plc");
        var client = Registries.Client("plc", "PLC");

        Assert.Null(Registries.Revoked(token.Entry!, client).Resolve(token));
        client.TokensFrom = token.IssuedAt.AddSeconds(1);
        Assert.Null(Registries.Create(client).Resolve(token));
        client.TokensFrom = token.IssuedAt;
        Assert.NotNull(Registries.Create(client).Resolve(token));
        client.EndedAt = token.IssuedAt;
        Assert.Null(Registries.Create(client).Resolve(token));
    }

    [Fact]
    public void The_park_of_a_client_is_found_by_name()
    {
        var client = Registries.Client("prk", "PLC");
        client.Park = "园区";

        Assert.Equal(7, Registries.Create(client).Resolve(Registries.Token("prk"))!.ParkId);
        client.Park = "别的园区";
        Assert.Null(Registries.Create(client).Resolve(Registries.Token("prk"))!.ParkId);
    }

    [Fact]
    public void An_unreadable_registry_resolves_no_caller() => Assert.Null(RegistrySnapshot.Empty.Resolve(Registries.Token("plc")));
}
