namespace NetHub.Server.AuditRecording;

/// <summary>Registers the recording of failed sign-ins and administrative changes, which happen outside reads.</summary>
internal static class HubRecording
{
    public static void AddHubRecording(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SignInFailures>();
        builder.Services.AddHostedService<AdministrativeRecords>();
    }
}
