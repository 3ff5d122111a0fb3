namespace NetHub.Server.AuditRecording;

/// <summary>What is recorded beside reads: who was not let in, and what was administered.</summary>
internal static class HubRecording
{
    public static void AddHubRecording(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SignInFailures>();
        builder.Services.AddHostedService<AdministrativeRecords>();
    }
}
