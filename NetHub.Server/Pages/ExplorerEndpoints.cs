using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.SampleData;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Storage;
using NetHub.Server.Identity.Registrations;
using NetHub.Server.Settings;

namespace NetHub.Server.Pages;

/// <summary><c>/graphiql</c>: serves the page for exploring the schema.</summary>
internal static class ExplorerEndpoints
{
    private const string Page = "graphiql";

    public static void MapExplorer(this WebApplication app, ClientAppFiles files)
    {
        var options = app.Services.GetRequiredService<HubOptions>();
        if (!(options.Explorer ?? app.Environment.IsDevelopment()))
            return;
        var pages = app.MapGroup("").WithSecurityHeadersPolicy(HubPages.Policy);
        pages.MapGet("/" + Page, (HttpResponse response) => Show(files, response));
        pages.MapGet($"/{Page}/settings.json", ReadSettingsAsync);
        pages.MapAssets(files);
    }

    // Only the page itself must be revalidated: it names its assets by their digests.
    private static Results<PhysicalFileHttpResult, ContentHttpResult> Show(ClientAppFiles files, HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        return files.Page(Page) is { } page
            ? TypedResults.PhysicalFile(page, "text/html; charset=utf-8")
            : TypedResults.Text(MissingPage.Html, "text/html", Encoding.UTF8, StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Ok<ExplorerSettings>> ReadSettingsAsync(
        HttpResponse response, HubOptions options, IHostEnvironment environment, IServiceProvider services, CancellationToken cancel)
    {
        response.Headers.CacheControl = "no-store";
        var isDevelopment = environment.IsDevelopment();
        return TypedResults.Ok(new ExplorerSettings(
            isDevelopment, isDevelopment && options.SampleData ? await SamplesAsync(services, cancel) : []));
    }

    private static async Task<IReadOnlyList<ExplorerSample>> SamplesAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContextAsync(cancel);
        var names = await SampleDepartments.NamesAsync(db, cancel);
        var order = services.GetRequiredService<AccessMatrix>().Departments.Index().ToDictionary(static d => d.Item, static d => d.Index);
        var samples = (await services.GetRequiredService<RegistryStore>().ListAsync(cancel))
            .Where(static r => r is { IsSample: true, EndedAt: null, Department: not null } && r.Roles.HasFlag(HubRoles.Reader));
        // Sort the samples in the order of the access matrix, and townships by code.
        return [.. samples.OrderBy(r => order[r.Department!.Split('-')[0]]).ThenBy(static r => r.Department, StringComparer.Ordinal)
            .Select(r => new ExplorerSample(r.Value, names[r.Department!]))];
    }
}

/// <summary>The settings that the page reads before sign-in.</summary>
/// <param name="Development">Whether the hub runs in Development.</param>
/// <param name="Samples">The sample clients for signing in; none outside Development.</param>
internal sealed record ExplorerSettings(bool Development, IReadOnlyList<ExplorerSample> Samples);

/// <param name="Id">The client id.</param>
/// <param name="Name">The Chinese name of the client's department.</param>
internal sealed record ExplorerSample(string Id, string Name);
