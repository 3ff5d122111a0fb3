using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Storage;
using NetHub.Server.Identity.Storage;
using NetHub.Server.Settings;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace NetHub.Server.Identity.Registrations;

/// <summary>Changes the registry. A running hub sees a change within a second.</summary>
internal sealed class RegistryStore(IdentityDbContext db, IOpenIddictApplicationManager clients, UserManager<HubPerson> people, TimeProvider clock)
{
    /// <summary>The public client through which people sign in on the hub's own pages. It has no rights of its own.</summary>
    public const string Console = "console";

    public Task MigrateAsync(CancellationToken cancel) => MigrationHistory.MigrateAsync(db, cancel);

    public async Task<IReadOnlyList<Registration>> ListAsync(CancellationToken cancel) =>
        await db.Registrations.AsNoTracking().OrderBy(r => r.Issuer).ThenBy(r => r.Kind).ThenBy(r => r.Value).ToListAsync(cancel);

    public Task<bool> HasSamplesAsync(CancellationToken cancel) => db.Registrations.AnyAsync(r => r.IsSample && r.EndedAt == null, cancel);

    /// <summary>Returns the ids of all clients ever registered at the embedded issuer.</summary>
    public async Task<IReadOnlySet<string>> ClientsAsync(CancellationToken cancel) => await db.Registrations
        .Where(r => r.Issuer == Registration.EmbeddedIssuer && r.Kind == RegistrationKind.Client).Select(r => r.Value).ToHashSetAsync(cancel);

    /// <summary>Registers a client of the embedded issuer.</summary>
    public async Task AddClientAsync(Registration registration, ClientCredential credential, CancellationToken cancel)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = registration.Value,
            ClientSecret = credential.Secret,
            JsonWebKeySet = credential.Keys,
            ClientType = ClientTypes.Confidential,
            Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.GrantTypes.ClientCredentials },
        };
        if (await clients.FindByClientIdAsync(registration.Value, cancel) is { } known)
            await clients.UpdateAsync(known, descriptor, cancel);
        else
            await clients.CreateAsync(descriptor, cancel);
        await AddAsync(registration, cancel);
    }

    /// <summary>Registers a person of the embedded issuer and returns the credential for signing in.</summary>
    /// <exception cref="StartupException">The name or password is not acceptable.</exception>
    public async Task<PersonCredential> AddPersonAsync(Registration registration, PersonCredential credential, CancellationToken cancel)
    {
        var person = await people.FindByNameAsync(registration.Value);
        var isNew = person is null;
        person ??= new HubPerson { UserName = registration.Value };
        person.TwoFactorEnabled = credential.HasSecondFactor;
        if (isNew)
            Check(await people.CreateAsync(person, credential.Password));
        else
        {
            Check(await people.RemovePasswordAsync(person));
            Check(await people.AddPasswordAsync(person, credential.Password));
        }

        if (credential.HasSecondFactor)
            Check(await people.ResetAuthenticatorKeyAsync(person));
        await AddAsync(registration, cancel);
        return credential with { AuthenticatorKey = credential.HasSecondFactor ? await people.GetAuthenticatorKeyAsync(person) : null };
    }

    /// <summary>Adds a registration, or replaces an existing one.</summary>
    public async Task AddAsync(Registration registration, CancellationToken cancel)
    {
        if (await FindAsync(registration.Issuer, registration.Kind, registration.Value, cancel) is { } former)
        {
            // Tokens issued under the previous registration must not be valid for this one.
            registration.TokensFrom = Now();
            db.Registrations.Remove(former);
            await db.SaveChangesAsync(cancel);
        }

        db.Registrations.Add(registration);
        // The hub creates samples itself, so they are not administrative changes.
        if (!registration.IsSample)
            Note("REGISTERED", registration);
        await SaveAsync(cancel);
    }

    /// <summary>Revokes all tokens and sessions issued so far.</summary>
    /// <returns>False if there is no such registration.</returns>
    public Task<bool> RevokeAsync(string issuer, RegistrationKind kind, string value, CancellationToken cancel) =>
        ChangeAsync("TOKENS_REVOKED", issuer, kind, value, r => r.TokensFrom = Now(), cancel);

    /// <summary>Ends a registration permanently.</summary>
    /// <returns>False if there is no such registration.</returns>
    public Task<bool> EndAsync(string issuer, RegistrationKind kind, string value, CancellationToken cancel) =>
        ChangeAsync("REGISTRATION_ENDED", issuer, kind, value, r => r.EndedAt = clock.GetUtcNow(), cancel);

    /// <summary>Ends all sample registrations and returns their number.</summary>
    public async Task<int> EndSamplesAsync(CancellationToken cancel)
    {
        var samples = await db.Registrations.Where(r => r.IsSample && r.EndedAt == null).ToListAsync(cancel);
        samples.ForEach(r => r.EndedAt = clock.GetUtcNow());
        Note("SAMPLES_ENDED", $"{samples.Count}");
        await SaveAsync(cancel);
        return samples.Count;
    }

    /// <summary>Registers the client of the hub's own pages with the hub's address.</summary>
    public async Task AddConsoleAsync(Uri hub, CancellationToken cancel)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = Console,
            ClientType = ClientTypes.Public,
            ConsentType = ConsentTypes.Implicit,
            RedirectUris = { hub, new Uri(hub, "graphiql") },
            PostLogoutRedirectUris = { hub, new Uri(hub, "graphiql") },
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.Endpoints.Revocation,
                Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        if (await clients.FindByClientIdAsync(Console, cancel) is not { } known)
            await clients.CreateAsync(descriptor, cancel);
        else if (!(await clients.GetRedirectUrisAsync(known, cancel)).ToHashSet().SetEquals(descriptor.RedirectUris.Select(static u => u.OriginalString)))
            await clients.UpdateAsync(known, descriptor, cancel);
    }

    // Tokens store their issue time in seconds; add one second to revoke tokens issued in the current second as well.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds() + 1);

    /// <summary>Stores a note about an action outside the registry; a hub records it in the ledger at its next refresh.</summary>
    public Task NoteAsync(string what, string target, CancellationToken cancel)
    {
        Note(what, target);
        return SaveAsync(cancel);
    }

    private void Note(string what, Registration registration) => Note(what, $"{registration.Issuer} {registration.Kind} {registration.Value}");

    private void Note(string what, string target) => db.AdministrativeChanges.Add(new AdministrativeChange
    {
        What = what,
        Target = string.Create(CultureInfo.InvariantCulture, $"{target} {clock.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
        By = Environment.UserName,
    });

    private async Task<bool> ChangeAsync(string what, string issuer, RegistrationKind kind, string value, Action<Registration> change, CancellationToken cancel)
    {
        if (await FindAsync(issuer, kind, value, cancel) is not { EndedAt: null } registration)
            return false;
        change(registration);
        Note(what, registration);
        if (issuer == Registration.EmbeddedIssuer && kind == RegistrationKind.Person && await people.FindByNameAsync(value) is { } person)
            Check(await people.UpdateSecurityStampAsync(person));
        await SaveAsync(cancel);
        return true;
    }

    private Task<Registration?> FindAsync(string issuer, RegistrationKind kind, string value, CancellationToken cancel) =>
        db.Registrations.SingleOrDefaultAsync(r => r.Issuer == issuer && r.Kind == kind && r.Value == value, cancel);

    private async Task SaveAsync(CancellationToken cancel)
    {
        await db.ChangedAsync(cancel);
        await db.SaveChangesAsync(cancel);
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new StartupException([.. result.Errors.Select(static e => new Message($"人员登记失败：{e.Code}。", $"The person cannot be registered: {e.Description}"))]);
    }
}

/// <summary>The credential of a person.</summary>
/// <param name="Password">The initial password.</param>
/// <param name="HasSecondFactor">Whether sign-in requires an authenticator code as well.</param>
/// <param name="AuthenticatorKey">The key for the authenticator, as base32.</param>
internal sealed record PersonCredential(string Password, bool HasSecondFactor, string? AuthenticatorKey = null)
{
    /// <summary>Creates a random password with a second factor.</summary>
    public static PersonCredential Random() => new($"{ClientCredential.Random().Secret}aA1-", HasSecondFactor: true);
}
