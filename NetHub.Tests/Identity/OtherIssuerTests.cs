using System.Net;
using System.Text.Json;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Identity.Storage;
using NetHub.Tests.Server;

namespace NetHub.Tests.Identity;

/// <summary>Tokens like those of Entra ID (version 2) and of an OpenID Connect issuer, valid and with one defect.</summary>
public sealed class OtherIssuerTests : IDisposable
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string OtherTenant = "99999999-2222-3333-4444-555555555555";
    private const string Application = "aaaaaaaa-0000-0000-0000-000000000000";
    private const string Global = "https://login.microsoftonline.com";
    private const string China = "https://login.partner.microsoftonline.cn";
    private const string County = "https://id.county.example";

    private readonly TokenForge forge = new();
    private FakeIssuer? fake;

    [Theory]
    [InlineData("Global", Global)]
    [InlineData("China", China)]
    public async Task A_program_of_the_tenant_gets_its_registered_rights(string cloud, string instance)
    {
        await using var hub = await EntraAsync(cloud, instance);
        await hub.RegisterAsync(r => AddAsync(r, RegistrationKind.Client, "program"));

        var viewer = await ViewerAsync(hub, forge.Sign(Program(instance), "JWT"));

        Assert.Equal(("PLC", "program"), (Text(viewer, "department"), Text(viewer, "client")));
    }

    [Fact]
    public async Task A_person_gets_the_rights_of_its_groups_and_app_roles()
    {
        await using var hub = await EntraAsync();
        await hub.RegisterAsync(r => AddAsync(r, RegistrationKind.Group, "group-1"));
        await hub.RegisterAsync(r => AddAsync(r, RegistrationKind.AppRole, "Hub.Steward", HubRoles.Steward));

        var viewer = await ViewerAsync(hub, forge.Sign(Person(), "JWT"));

        Assert.Equal(["READER", "STEWARD"], viewer.GetProperty("roles").EnumerateArray().Select(static r => r.GetString()));
        Assert.Equal("console:person-1", Text(viewer, "client"));
    }

    [Fact]
    public async Task A_program_without_app_roles_is_refused_despite_a_valid_token()
    {
        await using var hub = await EntraAsync();
        await hub.RegisterAsync(r => AddAsync(r, RegistrationKind.Client, "program"));
        var claims = Program(Global);
        claims.Remove("roles");

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(hub, forge.Sign(claims, "JWT")));
    }

    [Fact]
    public async Task An_unregistered_caller_is_refused()
    {
        await using var hub = await EntraAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(hub, forge.Sign(Program(Global), "JWT")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(hub, forge.Sign(Person(), "JWT")));
    }

    [Theory]
    [InlineData("iss", Global + "/" + OtherTenant + "/v2.0")]
    [InlineData("iss", China + "/" + Tenant + "/v2.0")]
    [InlineData("iss", "https://evil.example/" + Tenant + "/v2.0")]
    [InlineData("iss", "http://localhost:5080/")]
    [InlineData("tid", OtherTenant)]
    [InlineData("aud", "bbbbbbbb-0000-0000-0000-000000000000")]
    [InlineData("aud", "00000003-0000-0000-c000-000000000000")]
    [InlineData("exp", -600)]
    [InlineData("nbf", 600)]
    [InlineData("exp", null)]
    [InlineData("iss", null)]
    [InlineData("aud", null)]
    [InlineData("azp", null)]
    [InlineData("iat", null)]
    public async Task An_Entra_token_with_a_wrong_or_missing_claim_is_refused(string claim, object? value)
    {
        await using var hub = await EntraAsync();
        await hub.RegisterAsync(r => AddAsync(r, RegistrationKind.Client, "program"));
        var claims = Program(Global);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(hub, forge.Sign(claims, "JWT")));

        claims.Remove(claim);
        if (value is not null)
            claims[claim] = value is int seconds ? Seconds(seconds) : value;

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(hub, forge.Sign(claims, "JWT")));
    }

    [Fact]
    public async Task A_token_without_a_valid_signature_is_refused()
    {
        await using var hub = await EntraAsync();
        await hub.RegisterAsync(r => AddAsync(r, RegistrationKind.Client, "program"));
        using var other = new TokenForge();
        var claims = Program(Global);

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(hub, TokenForge.Unsigned(claims, "JWT")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(hub, forge.SignWithPublicKey(claims, "JWT")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(hub, other.Sign(claims, "JWT")));
    }

    [Fact]
    public async Task Tokens_with_unknown_keys_do_not_flood_the_issuer_with_requests()
    {
        await using var hub = await EntraAsync();
        using var other = new TokenForge();
        await AskAsync(hub, forge.Sign(Program(Global), "JWT"));

        for (var i = 0; i < 30; i++)
            await AskAsync(hub, other.Sign(new Dictionary<string, object>(Program(Global)) { ["jti"] = i }, "JWT"));

        Assert.InRange(fake!.Asked, 1, 3);
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_is_accepted_and_a_withdrawn_one_is_refused()
    {
        await using var hub = await CountyAsync();
        await hub.RegisterAsync(r => AddAsync(r, RegistrationKind.Person, "person-1"));
        using var fresh = new TokenForge();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(hub, forge.Sign(CountyPerson())));

        fake!.Keys = [fresh.PublicKey];
        var withNew = await RevocationTests.SoonAsync(() => AskAsync(hub, fresh.Sign(CountyPerson())), HttpStatusCode.OK);
        var withFormer = await AskAsync(hub, forge.Sign(new Dictionary<string, object>(CountyPerson()) { ["jti"] = "another" }));

        Assert.Equal(HttpStatusCode.OK, withNew);
        Assert.Equal(HttpStatusCode.Unauthorized, withFormer);
    }

    [Theory]
    [InlineData("iss", "https://id.county.example.evil.example")]
    [InlineData("aud", "another")]
    [InlineData("exp", -600)]
    [InlineData("nbf", 600)]
    [InlineData("sub", "person-2")]
    public async Task An_OpenID_Connect_token_with_a_wrong_claim_is_refused(string claim, object value)
    {
        await using var hub = await CountyAsync();
        await hub.RegisterAsync(r => AddAsync(r, RegistrationKind.Person, "person-1"));
        var claims = CountyPerson();
        claims[claim] = value is int seconds ? Seconds(seconds) : value;

        Assert.Equal(HttpStatusCode.OK, await AskAsync(hub, forge.Sign(CountyPerson())));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(hub, forge.Sign(claims)));
    }

    [Fact]
    public async Task A_name_registered_at_one_issuer_is_unknown_at_another()
    {
        await using var hub = await CountyAsync();
        await hub.RegisterAsync(r => AddAsync(r, RegistrationKind.Person, "person-1", issuer: Registration.EmbeddedIssuer));
        var program = CountyPerson();
        (program["azp"], program["sub"]) = ("plc", "plc");

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(hub, forge.Sign(CountyPerson())));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(hub, forge.Sign(program)));
    }

    public void Dispose()
    {
        forge.Dispose();
        fake?.Dispose();
    }

    private Task<OwnHub> EntraAsync(string cloud = "Global", string instance = Global)
    {
        fake = new FakeIssuer($"{instance}/{Tenant}/v2.0", instance) { Keys = [forge.PublicKey] };
        return OwnHub.StartAsync(
            services => fake.Serve(services, "county"), ("Hub:Issuers:county:TenantId", Tenant), ("Hub:Issuers:county:Audience", Application), ("Hub:Issuers:county:Cloud", cloud));
    }

    private Task<OwnHub> CountyAsync()
    {
        fake = new FakeIssuer(County, County) { Keys = [forge.PublicKey] };
        return OwnHub.StartAsync(services => fake.Serve(services, "county"), ("Hub:Issuers:county:Authority", County), ("Hub:Issuers:county:Audience", "nethub-county"));
    }

    private static async Task<bool> AddAsync(RegistryStore registry, RegistrationKind kind, string value, HubRoles roles = HubRoles.Reader, string issuer = "county")
    {
        await registry.AddAsync(
            new Registration { Issuer = issuer, Kind = kind, Value = value, Department = "PLC", Roles = roles, Clearance = Sensitivity.Personal }, CancellationToken.None);
        return true;
    }

    private static async Task<JsonElement> ViewerAsync(OwnHub hub, string token)
    {
        using var response = await SendAsync(hub, token);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("data").GetProperty("viewer").Clone();
    }

    private static async Task<HttpStatusCode> AskAsync(OwnHub hub, string token)
    {
        using var response = await SendAsync(hub, token);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(OwnHub hub, string token)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await http.GetAsync("/graphql?query={viewer{department client roles}}");
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static Dictionary<string, object> Program(string instance) => new(Common(instance))
    {
        ["azp"] = "program",
        ["azpacr"] = "1",
        ["oid"] = "program-oid",
        ["sub"] = "program-oid",
        ["roles"] = new[] { "Hub.Read" },
    };

    private static Dictionary<string, object> Person() => new(Common(Global))
    {
        ["azp"] = "console",
        ["oid"] = "person-1",
        ["sub"] = "pairwise-subject",
        ["scp"] = "access_as_user",
        ["roles"] = new[] { "Hub.Steward" },
        ["groups"] = new[] { "group-1", "group-2" },
    };

    private static Dictionary<string, object> Common(string instance) => new()
    {
        ["iss"] = $"{instance}/{Tenant}/v2.0",
        ["aud"] = Application,
        ["tid"] = Tenant,
        ["ver"] = "2.0",
        ["iat"] = Seconds(-10),
        ["nbf"] = Seconds(-10),
        ["exp"] = Seconds(600),
    };

    private static Dictionary<string, object> CountyPerson() => new()
    {
        ["iss"] = County,
        ["aud"] = "nethub-county",
        ["azp"] = "portal",
        ["sub"] = "person-1",
        ["iat"] = Seconds(-10),
        ["nbf"] = Seconds(-10),
        ["exp"] = Seconds(600),
    };

    private static long Seconds(int fromNow) => TimeProvider.System.GetUtcNow().AddSeconds(fromNow).ToUnixTimeSeconds();
}
