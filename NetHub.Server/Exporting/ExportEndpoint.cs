using System.Globalization;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Exporting;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.AuditRecording;
using NetHub.Server.Exporting.Formats;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Settings;
using NetHub.Server.Transports;
using NetHub.Server.Transports.Subscriptions;

namespace NetHub.Server.Exporting;

/// <summary>
/// Runs one export: reads the caller, the operation and the format, then streams every row and a trailer that names the recipient.
/// </summary>
internal sealed partial class ExportEndpoint(
    HubExports exports,
    CallerReader callers,
    LanguageChoice language,
    ClientLimits clientLimits,
    ExportLimits exportLimits,
    DocumentPolicy documents,
    RequestRefusals refusals,
    SignInFailures failures,
    LiveSessions sessions,
    HubOptions hub,
    ExportOptions options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ExportEndpoint> logger)
{
    private const string Complete = "COMPLETE";
    private const string Unfinished = "UNFINISHED";

    public async Task PostAsync(HttpContext context)
    {
        if (await callers.ReadAsync(context.Request, context.RequestAborted) is not { } signedIn)
        {
            await failures.RefuseAsync(context);
            return;
        }

        var english = language.IsEnglish(context.Request);
        try
        {
            await ExportAsync(context, signedIn, english);
        }
        catch (BadRequestException problem)
        {
            var answer = GraphQLAnswer.Refuse(problem.Status, problem.Error, english);
            await refusals.RecordAsync(answer, problem, AuditAction.Export, signedIn.Caller, context);
            await context.Response.SendAsync(answer);
        }
        catch (OperationCanceledException)
        {
            // The client has left, so no answer can be sent.
            context.Abort();
        }
        catch (Exception failure) when (failure is not BadHttpRequestException)
        {
            // An exception's message may contain row values; its type and stack trace do not.
            LogFailure(failure.GetType().Name, failure.StackTrace);
            await RefuseAsync(context.Response, StatusCodes.Status500InternalServerError, TransportErrors.Internal(), english);
        }
    }

    private async Task ExportAsync(HttpContext context, SignedIn signedIn, bool english)
    {
        var (request, caller) = (context.Request, signedIn.Caller);
        var format = ExportFormats.Choose(request.Headers.Accept);
        var hasBom = HasBom(request.Query);
        using var read = await RequestReader.BodyAsync(request, hub.MaxBodyBytes, mostOperations: 1, context.RequestAborted);
        using var place = clientLimits.Enter(caller, operations: 1);
        using var turn = exportLimits.Enter(caller);
        using var stop = new ExportStop(
            sessions.Begin(signedIn, context.RequestAborted), options.MaxSeconds, clock, context.RequestAborted, lifetime.ApplicationStopping);
        var form = new ExportForm(format.IsTable, english, RequestOrigin.Read(context));
        var (rows, refusal) = await OpenAsync(await documents.ResolveAsync(read.Requests[0], signedIn, stop.Token), caller, form, stop);
        if (rows is null)
        {
            await context.Response.SendAsync(refusal!);
            return;
        }

        await using (rows)
            await SendAsync(context, rows, new Wanted(format, hasBom, new Watermark(caller, rows.Time, rows.Receipt ?? rows.ExportName), english), stop);
    }

    private async ValueTask<(ExportedRows? Rows, GraphQLAnswer? Refusal)> OpenAsync(GraphQLRequest request, Caller caller, ExportForm form, ExportStop stop)
    {
        try
        {
            return await exports.OpenAsync(request, caller, form, stop.Token);
        }
        catch (OperationCanceledException) when (!stop.IsClientGone)
        {
            return (null, GraphQLAnswer.Refuse(stop.Reason, form.English));
        }
    }

    private async Task SendAsync(HttpContext context, ExportedRows rows, Wanted wanted, ExportStop stop)
    {
        var body = context.Response.BodyWriter;
        WriteHead(context.Response, rows, wanted);
        using var writer = wanted.Format.Begin(body, new ExportHead(rows.Name, rows.Columns, wanted.HasBom));
        var run = new ExportRun(body, rows, writer, options.MaxRows);
        var outcome = Unfinished;
        try
        {
            var endedBy = await run.WriteRowsAsync(stop);
            await run.EndAsync(new ExportTrailer(wanted.Mark, rows, run.Rows, endedBy, wanted.English));
            outcome = endedBy?.Code ?? Complete;
        }
        catch (Exception failure)
        {
            // A client that leaves or stops reading is not a failure. In every case abort, so that the truncated file does not look complete.
            if (failure is not (OperationCanceledException or TimeoutException))
                LogFailure(failure.GetType().Name, failure.StackTrace);
            context.Abort();
            await run.SettleAsync();
        }
        finally
        {
            LogExport(rows.ExportName, wanted.Mark.Caller.Client, run.Rows, rows.Name, wanted.Format.Extension, outcome);
        }
    }

    private static void WriteHead(HttpResponse response, ExportedRows rows, Wanted wanted)
    {
        var day = wanted.Mark.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        response.ContentType = wanted.Format.MediaType.ToString();
        response.Headers.ContentDisposition = $"attachment; filename=\"{rows.Name}-{day}.{wanted.Format.Extension}\"";
        response.Headers.CacheControl = "no-store";
        // A buffering proxy would store the rows in a file.
        response.Headers["X-Accel-Buffering"] = "no";
        response.Headers[AnswerSending.ReceiptHeader] = rows.Receipt;
    }

    private static bool HasBom(IQueryCollection query) => (string?)query["bom"] switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new BadRequestException(StatusCodes.Status400BadRequest, TransportErrors.UnknownBom()),
    };

    private static Task RefuseAsync(HttpResponse response, int status, QueryError error, bool english) =>
        response.SendAsync(GraphQLAnswer.Refuse(status, error, english));

    [LoggerMessage(Level = LogLevel.Information, Message = "Export {Name}: client {Client} received {Rows} rows of {Dataset} as {Format}: {Outcome}")]
    private partial void LogExport(string name, string client, long rows, string dataset, string format, string outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "An export failed with {Exception}{StackTrace}")]
    private partial void LogFailure(string exception, string? stackTrace);

    /// <summary>The requested format, language and byte order mark, and the watermark of the file.</summary>
    private sealed record Wanted(IExportFormat Format, bool HasBom, Watermark Mark, bool English);
}
