using NetHub.Schema.Querying.Errors;

namespace NetHub.Server.Http;

/// <summary>The errors of requests that are rejected before they become operations.</summary>
internal static class TransportErrors
{
    public static QueryError BodyTooLarge(int limit) => new(
        "BODY_TOO_LARGE",
        $"请求正文过大：最多 {limit} 字节。",
        $"The request body is too large: at most {limit} bytes.",
        Details: new Dictionary<string, object?> { ["limit"] = limit });

    public static QueryError BrokenJson() => QueryErrors.BadInput(
        "请求正文不是有效的 JSON（UTF-8）。",
        "The request body is not valid JSON in UTF-8.");

    public static QueryError BrokenVariables() => QueryErrors.BadInput(
        "variables 不是有效的 JSON。",
        "The parameter variables is not valid JSON.");

    public static QueryError NoRequest() => QueryErrors.BadInput(
        "请求正文应为一个 JSON 对象，含 query 或 documentId（二选一），可含 operationName、variables、extensions。",
        "The request body must be a JSON object with either query or documentId, and optionally operationName, variables and extensions.");

    public static QueryError BatchTooLarge(int limit, int measured) => limit <= 1
        ? new("BATCH_REFUSED", "不接受批量请求。", "Batches are not accepted.")
        : QueryErrors.Limit("BATCH_REFUSED", "一个请求中的操作", "operations in one request", limit, measured);

    public static QueryError Compressed() => QueryErrors.BadInput(
        "不接受压缩的请求正文（Content-Encoding）。",
        "A compressed request body (Content-Encoding) is not accepted.");

    public static QueryError RateLimited(string chinese, string english, int limit) => new(
        "RATE_LIMITED",
        $"请求过多（{chinese}）：最多 {limit}。请按 Retry-After 等待后重试。",
        $"Too many requests ({english}): at most {limit}. Wait for the time in Retry-After, then try again.",
        Details: new Dictionary<string, object?> { ["limit"] = limit });

    public static QueryError NotJson() => QueryErrors.BadInput(
        "Content-Type 应为 application/json。",
        "The Content-Type must be application/json.");

    public static QueryError NotAcceptable() => QueryErrors.BadInput(
        "Accept 应包含 application/graphql-response+json 或 application/json。",
        "Accept must contain application/graphql-response+json or application/json.");

    public static QueryError ExportNotAcceptable(string types) => QueryErrors.BadInput(
        $"Accept 应包含以下之一：{types}。",
        $"Accept must contain one of: {types}.");

    public static QueryError NotPublishable() => QueryErrors.BadInput(
        "Content-Type 应为 text/csv、application/x-ndjson 或 application/vnd.openxmlformats-officedocument.spreadsheetml.sheet。",
        "The Content-Type must be text/csv, application/x-ndjson or application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.");

    public static QueryError UnknownDataset() => new(
        "UNKNOWN_DATASET", "没有这个信息资源。请用 catalog 查询名称。", "There is no such dataset. Query catalog for the names.");

    public static QueryError UnknownMode() => QueryErrors.BadInput(
        "参数 mode 应为 UPSERT、SNAPSHOT 或 DELETE。", "The parameter mode must be UPSERT, SNAPSHOT or DELETE.");

    public static QueryError UnknownDryRun() => QueryErrors.BadInput(
        "参数 dryRun 应为 true 或 false。", "The parameter dryRun must be true or false.");

    public static QueryError BadName(string name, int longest) => QueryErrors.BadInput(
        $"{name} 最多 {longest} 个字符，不含控制字符。", $"{name} must have at most {longest} characters and no control characters.");

    public static QueryError UnknownBom() => QueryErrors.BadInput(
        "参数 bom 应为 true 或 false。",
        "The parameter bom must be true or false.");

    public static QueryError BadPurpose() => QueryErrors.BadInput(
        "请求头 NetHub-Purpose 应为 DUTY、CASE、STATISTICS 或 VERIFICATION；CASE 须加 ; case=案号（字母、数字和 . _ : / -），其他用途可加。",
        "The header NetHub-Purpose must be DUTY, CASE, STATISTICS or VERIFICATION. CASE requires ; case=<number> (letters, digits and . _ : / -), which the others may add.");

    public static QueryError UnknownCostMode() => QueryErrors.BadInput(
        "请求头 GraphQL-Cost 应为 report 或 validate。",
        "The header GraphQL-Cost must be report or validate.");

    public static QueryError UnknownDocument() => new(
        "DOCUMENT_NOT_FOUND",
        "本部门没有登记这个 documentId。请先用 documents push 登记。",
        "Your department has not registered a document with this documentId. Register it with `documents push`.");

    public static QueryError DocumentName(int longest) => QueryErrors.BadInput(
        $"文档名应为 1 到 {longest} 个字母、数字、下划线、点或连字符。",
        $"A document's name must have 1 to {longest} letters, digits, underscores, dots or hyphens.");

    public static QueryError NotTrusted() => new(
        "DOCUMENT_NOT_TRUSTED",
        "本系统只执行已登记的文档。请先用 documents push 登记，再用 documentId 执行。",
        "This hub runs registered documents only. Register this one with `documents push`, then run it by its documentId.");

    public static QueryError SessionOver() => new(
        "UNAUTHENTICATED",
        "令牌已失效，订阅已结束。请重新申请令牌后再订阅。",
        "The token is no longer valid, so the subscription ended. Get a new token and subscribe again.");

    public static QueryError ExportSessionOver() => new(
        "UNAUTHENTICATED",
        "令牌已失效，导出已中止。请重新申请令牌后再导出。",
        "The token is no longer valid, so the export was stopped. Get a new token and export again.");

    public static QueryError Internal() => new(
        "INTERNAL_ERROR",
        "服务内部错误，已记录。请稍后重试；如仍出现，请联系数据局。",
        "An internal error occurred and was logged. Try again later; if it persists, contact the data bureau.");
}
