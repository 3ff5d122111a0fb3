using NetHub.Ledger;
using NetHub.Ledger.Records;
using NetHub.Schema.GraphQLApi.Answers;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Server.Http;

namespace NetHub.Server.Transports;

/// <summary>Records requests of known callers that are rejected before they become operations.</summary>
internal sealed class RequestRefusals(RepeatedEntries entries)
{
    /// <summary>Records the refusal, and adds the receipt and the time to wait to the response.</summary>
    public ValueTask RecordAsync(GraphQLAnswer answer, BadRequestException problem, AuditAction action, Caller caller, HttpContext context)
    {
        if (problem.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = wait;
        return RecordAsync(answer, problem, action, caller, new ReadOrigin(RequestOrigin.Address(context), null));
    }

    /// <summary>Records the refusal and adds the receipt to the answer.</summary>
    public async ValueTask RecordAsync(GraphQLAnswer answer, BadRequestException problem, AuditAction action, Caller caller, ReadOrigin origin) =>
        answer.Receipt = await entries.RecordAsync(AuditEntries.Create(action, caller, origin, problem.Error.Code, AuditedFields.None));
}
