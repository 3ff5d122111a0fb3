using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace NetHub.Benchmarks;

/// <summary>Serves <see cref="HandWritten"/> on its own Kestrel without tokens or request bodies.</summary>
internal sealed class HandServer : IAsyncDisposable
{
    private const string ExportPath = "/hand/export";
    private readonly WebApplication app;
    private readonly HandWritten queries;

    private HandServer(WebApplication app, HandWritten queries) => (this.app, this.queries) = (app, queries);

    public static async Task<HandServer> StartAsync(string databasePath, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var queries = new HandWritten(databasePath);
        foreach (var (name, _, argument) in ReferenceQueries.All)
            app.MapGet("/hand/" + name, (RequestDelegate)(context => WriteAsync(context, queries.Run(name, argument)))).ShortCircuit();
        app.MapGet(ExportPath, (RequestDelegate)(context => queries.ExportAsync(context.Response.BodyWriter, context.RequestAborted))).ShortCircuit();
        await app.StartAsync(cancel);
        return new HandServer(app, queries);
    }

    public RawRequest Query(string name) => RawRequest.Get(new Uri(app.Urls.First()), "/hand/" + name);

    public Uri Export => new(new Uri(app.Urls.First()), ExportPath);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        queries.Dispose();
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body);
    }
}
