using NetHub.Schema.GraphQLApi.Answers;

namespace NetHub.Server.Transports;

/// <summary>Sends the answers of endpoints that give something else than answers where all is well.</summary>
internal static class AnswerSending
{
    public const string ReceiptHeader = "NetHub-Receipt";

    /// <summary>Sends the answer, and disposes it.</summary>
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
