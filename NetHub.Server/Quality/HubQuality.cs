using NetHub.Schema.Publishing.Quality;

namespace NetHub.Server.Quality;

/// <summary>Measures the quality of the data, and stores the figures.</summary>
internal static class HubQuality
{
    public static void AddHubQuality(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QualityMeasurer>();
        builder.Services.AddSingleton<QualityStore>();
        builder.Services.AddHostedService<QualityWorker>();
    }
}
