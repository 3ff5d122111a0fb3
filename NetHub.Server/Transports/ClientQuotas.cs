using NetHub.Schema.Querying.Quotas;

namespace NetHub.Server.Transports;

/// <summary>What a client may have of a day.</summary>
internal static class ClientQuotas
{
    public static void AddClientQuotas(this IServiceCollection services, ClientOptions clients)
    {
        services.AddSingleton(s => new PersonalRows(clients.PersonalRowsPerDay, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new VerificationQuota(clients.VerificationsPerDay, clients.FailedVerificationsPerDay, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DailyCounts>(static s => s.GetRequiredService<PersonalRows>());
        services.AddSingleton(static s => s.GetRequiredService<VerificationQuota>().Asked);
        services.AddSingleton(static s => s.GetRequiredService<VerificationQuota>().Failed);
    }
}
