using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying;

/// <summary>A stable code, what to do about it in Chinese and English, and where.</summary>
public sealed record QueryError(
    string Code,
    string Chinese,
    string English,
    IReadOnlyList<string>? Path = null,
    IReadOnlyDictionary<string, object?>? Details = null,
    IReadOnlyList<(int Line, int Column)>? Locations = null);

/// <summary>The whole operation is refused; nothing was read.</summary>
public sealed class QueryRefusedException(IReadOnlyList<QueryError> errors) : Exception(errors[0].Code)
{
    public QueryRefusedException(QueryError error)
        : this([error])
    {
    }

    public IReadOnlyList<QueryError> Errors { get; } = errors;
}

/// <summary>Every error that the hub answers with is made here.</summary>
public static class QueryErrors
{
    /// <summary>The code of what is only left out of an answer.</summary>
    public const string FieldDeniedCode = "UNAUTHORIZED_FIELD_OR_TYPE";

    public static QueryError FieldDenied(FieldEntry field, IReadOnlyList<string> path) => new(
        FieldDeniedCode,
        $"无权读取 {field.Coordinate}({field.Declared.Chinese})。数源部门:{field.Owner}。",
        $"Not permitted to read {field.Coordinate}. It is answered for by {field.Owner}.",
        path,
        Sharing(field.Coordinate, field.Owner, field.Sharing));

    public static QueryError RowsDenied(DatasetEntry dataset, IReadOnlyList<string> path) => new(
        FieldDeniedCode,
        $"无权读取 {dataset.Name}({dataset.Declared.Chinese})的任何记录。数源部门:{dataset.Owner}。",
        $"Not permitted to read any row of {dataset.Name}. It is answered for by {dataset.Owner}.",
        path,
        Sharing(dataset.Name, dataset.Owner, dataset.Declared.Sharing));

    public static QueryError ArgumentDenied(FieldEntry field, string usage, IReadOnlyList<string> path) => new(
        "ARGUMENT_NOT_PERMITTED",
        $"参数不允许使用 {field.Coordinate}({usage})。请去掉该条件,或向 {field.Owner} 申请授权。",
        $"The argument may not use {field.Coordinate} ({usage}). Remove it, or ask {field.Owner} for a grant.",
        path,
        new Dictionary<string, object?>(Sharing(field.Coordinate, field.Owner, field.Sharing)) { ["usage"] = usage });

    public static QueryError AggregateDenied(string coordinate, string chinese, string english, IReadOnlyList<string> path) =>
        new("ARGUMENT_NOT_PERMITTED", chinese, english, path, new Dictionary<string, object?> { ["coordinate"] = coordinate });

    public static QueryError BadInput(string chinese, string english, IReadOnlyList<string>? path = null) =>
        new("BAD_USER_INPUT", chinese, english, path);

    public static QueryError QueriesOnly() => new("METHOD_NOT_ALLOWED", "GET 只能用于查询,请改用 POST。", "GET is for queries only. Use POST.");

    public static QueryError NoIntrospection() => new(
        "INTROSPECTION_NOT_PERMITTED",
        "本系统不接受内省查询。请用 GET /schema.graphql 获取契约。",
        "Introspection is turned off here. GET /schema.graphql has the contract.");

    public static QueryError FollowedOnly() => BadInput(
        "订阅需要 WebSocket(graphql-transport-ws)或 text/event-stream。",
        "A subscription needs a WebSocket (graphql-transport-ws) or text/event-stream.");

    public static QueryError BadValue(string expected, IReadOnlyList<string>? path = null) =>
        BadInput($"值的格式不对,应为 {expected}。", $"The value has the wrong form; expected {expected}.", path);

    public static QueryError CursorInvalid() => new(
        "CURSOR_INVALID",
        "游标无效:被改动,或属于其他部门、其他排序或旧的授权版本。请从第一页重新开始。",
        "The cursor is not valid: changed, or of another caller, order or policy version. Start again from the first page.");

    public static QueryError Limit(string code, string what, long limit, long measured) => new(
        code,
        $"超出限制({what}):最多 {limit},实际 {measured}。",
        $"Over the limit ({what}): at most {limit}, measured {measured}.",
        Details: new Dictionary<string, object?> { ["limit"] = limit, ["measured"] = measured });

    public static QueryError Timeout(int seconds) => new(
        "TIMEOUT",
        $"查询超过 {seconds} 秒,已停止。请缩小范围。",
        $"The query took more than {seconds} s and was stopped. Ask for less.",
        Details: new Dictionary<string, object?> { ["limit"] = seconds });

    public static QueryError Unavailable() => new(
        "UNAVAILABLE",
        "数据库暂时不可用,请稍后重试。",
        "The database is not available for the moment. Try again.");

    private static Dictionary<string, object?> Sharing(string coordinate, string owner, SharingType sharing) => new()
    {
        ["coordinate"] = coordinate,
        ["owner"] = owner,
        ["sharingType"] = Naming.UpperSnake(sharing.ToString()),
        ["requestable"] = sharing != SharingType.Restricted,
    };
}
