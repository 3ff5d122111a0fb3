using NetHub.Server.AuditRecording;
using NetHub.Server.Identity.Tokens;

namespace NetHub.Server.Publishing;

/// <summary>Serves the problem report of a batch to the department that published it.</summary>
internal sealed class ReportEndpoint(ProblemReports reports, CallerReader callers, SignInFailures failures)
{
    public async Task GetAsync(HttpContext context)
    {
        if (await callers.ReadAsync(context.Request, context.RequestAborted) is not { } signedIn)
        {
            await failures.RefuseAsync(context);
            return;
        }

        var name = context.Request.RouteValues["report"] as string ?? "";
        await using var report = reports.Open(signedIn.Caller, name);
        if (report is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"problems-{name[..8]}.csv\"";
        context.Response.Headers.CacheControl = "no-store";
        await report.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
