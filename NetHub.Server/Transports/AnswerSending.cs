using NetHub.Schema.GraphQLApi.Answers;

namespace NetHub.Server.Transports;

/// <summary>Sends GraphQL answers from endpoints whose successful response has a different format.</summary>
internal static class AnswerSending
{
    public const string ReceiptHeader = "NetHub-Receipt";

    /// <summary>Sends and disposes the answer.</summary>
    public static async Task SendAsync(this HttpResponse response, GraphQLAnswer answer)
    {
        using (answer)
        {
            response.StatusCode = answer.StatusCode;
            if (answer.Receipt is { } receipt)
                response.Headers[ReceiptHeader] = receipt;
            response.ContentType = AnswerTypes.ContentType(AnswerType.GraphQL);
            response.Headers.CacheControl = "no-store";
            await AnswerCompression.WriteAsync(response, answer.Body, response.HttpContext.RequestAborted);
        }
    }
}
