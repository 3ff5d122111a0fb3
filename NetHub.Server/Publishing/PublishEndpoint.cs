using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using NetHub.Ledger;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.Publishing;
using NetHub.Schema.Publishing.Import;
using NetHub.Schema.Publishing.Import.Formats;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.AuditRecording;
using NetHub.Server.Http;
using NetHub.Server.Identity.Tokens;
using NetHub.Server.Settings;
using NetHub.Server.Transports;

namespace NetHub.Server.Publishing;

/// <summary>Publishes one batch: reads the caller, dataset and mode, then checks and stores the whole file.</summary>
internal sealed partial class PublishEndpoint(
    PublishService service,
    ProblemReports reports,
    CallerReader callers,
    LanguageChoice language,
    ClientLimits limits,
    RequestRefusals refusals,
    SignInFailures failures,
    HubPaths paths,
    IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
    ILogger<PublishEndpoint> logger)
{
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
            using var place = limits.Enter(signedIn.Caller, operations: 1);
            await PublishAsync(context, signedIn.Caller, english);
        }
        catch (BadRequestException problem)
        {
            var answer = GraphQLAnswer.Refuse(problem.Status, problem.Error, english);
            await refusals.RecordAsync(answer, problem, AuditAction.Publication, signedIn.Caller, context);
            await context.Response.SendAsync(answer);
        }
        catch (PublishRefusedException refusal)
        {
            await context.Response.SendAsync(GraphQLAnswer.Refuse(StatusOf(refusal), refusal.Error, english));
        }
        catch (AuditUnavailableException)
        {
            await context.Response.SendAsync(GraphQLAnswer.Refuse(StatusCodes.Status503ServiceUnavailable, QueryErrors.Unrecordable(), english));
        }
        catch (Exception failure) when (failure is OperationCanceledException or BadHttpRequestException)
        {
            // The connection was lost: nothing of the file was stored, and no answer can be sent.
            context.Abort();
        }
        catch (Exception failure)
        {
            // An exception's message may contain row values; its type and stack trace do not.
            LogFailure(failure.GetType().Name, failure.StackTrace);
            await context.Response.SendAsync(GraphQLAnswer.Refuse(StatusCodes.Status500InternalServerError, TransportErrors.Internal(), english));
        }
    }

    private async Task PublishAsync(HttpContext context, Caller caller, bool english)
    {
        var request = context.Request;
        var dataset = service.Dataset(request.RouteValues["dataset"] as string ?? "")
            ?? throw new BadRequestException(StatusCodes.Status404NotFound, TransportErrors.UnknownDataset());
        var format = PublishForm.Format(request);
        var origin = RequestOrigin.Read(context);
        var order = PublishForm.Order(request, service.WithPurpose(caller, origin), dataset);
        await service.PermitAsync(order, origin);
        Widen(context, service.Options.MaxBytes);
        var progress = service.Begin(caller, order.IdempotencyKey);
        using var file = await ReceiveAsync(context, progress);
        var (receipt, recorded) = await service.PublishAsync(
            order, cancel => RowSources.OpenAsync(format, file.Content, new ReadingLimits(service.Options.MaxFieldBytes), cancel), file.Digest, progress, origin, context.RequestAborted);
        context.Response.Headers[AnswerSending.ReceiptHeader] = recorded;
        await TellAsync(context.Response, order, receipt, english);
    }

    private async Task<ReceivedFile> ReceiveAsync(HttpContext context, PublishProgress progress)
    {
        try
        {
            var file = await ReceivedFile.OfAsync(context.Request.Body, paths.Spool, service.Options.MaxBytes, context.RequestAborted);
            progress.Received(file.Length);
            return file;
        }
        catch
        {
            progress.GiveUp();
            throw;
        }
    }

    private Task TellAsync(HttpResponse response, PublishRequest order, PublishResult receipt, bool english)
    {
        var report = receipt.Problems.Count > 0 && reports.Write(order.Caller, receipt.Problems) is { } name ? "/publish/reports/" + name : null;
        response.StatusCode = receipt.IsAccepted ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        response.Headers.CacheControl = "no-store";
        return response.WriteAsJsonAsync(service.Answer(order, receipt, report, english), json.Value.SerializerOptions);
    }

    // Raise the body limit for publishing only; other requests have a much lower limit.
    private static void Widen(HttpContext context, long limit)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit + 1;
    }

    private static int StatusOf(PublishRefusedException refusal) => refusal.Fault switch
    {
        PublishFault.Rights => StatusCodes.Status403Forbidden,
        PublishFault.Conflict => StatusCodes.Status409Conflict,
        PublishFault.Size => StatusCodes.Status413PayloadTooLarge,
        PublishFault.Quota => StatusCodes.Status429TooManyRequests,
        PublishFault.Hub => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A publication failed with {Exception}{StackTrace}")]
    private partial void LogFailure(string exception, string? stackTrace);
}
