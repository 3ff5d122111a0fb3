using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace NetHub.Server.Pages;

/// <summary><c>/assets/…</c>: serves the files of the pages. Their names contain a digest of their content, so they never change.</summary>
internal static class AssetEndpoint
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string Brotli = "br";

    public static void MapAssets(this IEndpointRouteBuilder routes, ClientAppFiles files) =>
        routes.MapGet("/assets/{name}", (string name, HttpContext context) => Read(files, name, context));

    private static Results<PhysicalFileHttpResult, NotFound> Read(ClientAppFiles files, string name, HttpContext context)
    {
        if (files.Asset(name) is not { } file)
            return TypedResults.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = Forever;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (!file.IsCompressed || !AcceptsBrotli(context.Request))
            return TypedResults.PhysicalFile(file.Path, file.ContentType);
        headers.ContentEncoding = Brotli;
        return TypedResults.PhysicalFile(file.CompressedPath, file.ContentType);
    }

    private static bool AcceptsBrotli(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var wishes)
        && wishes.Any(static w => w.Value.Equals(Brotli, StringComparison.OrdinalIgnoreCase) && w.Quality != 0);
}
