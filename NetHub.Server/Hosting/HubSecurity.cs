using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using NetHub.Server.Settings;

namespace NetHub.Server.Hosting;

/// <summary>Configures the middleware before every endpoint: proxies, request ids, security headers, origins and problem details.</summary>
internal static class HubSecurity
{
    private const string RequestId = "X-Request-Id";
    private const int LongestRequestId = 64;
    private static readonly TimeSpan PreflightAge = TimeSpan.FromHours(1);
    private static readonly SearchValues<char> RequestIdLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:");

    public static void AddHubSecurity(this WebApplicationBuilder builder, HubSettingsAndPaths settings)
    {
        var (services, options) = (builder.Services, settings.Options);
        services.AddProblemDetails();
        // Development answers bad requests like every other environment.
        services.Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = false);
        services.AddHsts(static hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. options.AllowedOrigins])
            .WithMethods(HttpMethods.Get, HttpMethods.Post)
            .WithHeaders("authorization", "content-type", "accept", "graphql-cost", "nethub-purpose", "if-none-match")
            .WithExposedHeaders("ETag", "Retry-After", "Content-Disposition", RequestId, "NetHub-Receipt")
            .SetPreflightMaxAge(PreflightAge)));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in options.TrustedProxies)
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        });
    }

    /// <summary>Adds the middleware for every request. It must precede routing, because GraphQL endpoints short-circuit the pipeline there.</summary>
    public static void UseHubSecurity(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<HubOptions>();
        if (options.TrustedProxies.Count > 0)
            app.UseForwardedHeaders();
        app.Use(NameRequestAsync);
        app.UseSecurityHeaders(new HeaderPolicyCollection().AddDefaultApiSecurityHeaders());
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        if (options.AllowedOrigins.Count > 0)
            app.UseCors();
        app.UseWebSockets();
        app.UseRouting();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
    }

    // Accept only a well-formed request id from the client: any other text could forge log lines.
    private static Task NameRequestAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers[RequestId] is [{ Length: > 0 and <= LongestRequestId } id] && !id.AsSpan().ContainsAnyExcept(RequestIdLetters))
            context.TraceIdentifier = id;
        context.Response.Headers[RequestId] = context.TraceIdentifier;
        return next(context);
    }
}
