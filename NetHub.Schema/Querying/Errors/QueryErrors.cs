using NetHub.Ledger.Records;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Errors;

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

    private const string PurposeRequiredCode = "PURPOSE_REQUIRED";
    private const string PurposeNotPermittedCode = "PURPOSE_NOT_PERMITTED";

    /// <summary>The codes of what a purpose would have permitted: nothing is answered, so that nobody takes a part for the whole.</summary>
    public static bool IsOfPurpose(string code) => code is PurposeRequiredCode or PurposeNotPermittedCode;

    public static QueryError FieldDenied(FieldEntry field, IReadOnlyList<string> path, MissingPurpose lack = MissingPurpose.None) => Lacking(field, lack, path) ?? new(
        FieldDeniedCode,
        $"无权读取 {field.Coordinate}({field.Declared.Chinese})。数源部门:{field.Owner}。",
        $"Not permitted to read {field.Coordinate}. It is answered for by {field.Owner}.",
        path,
        Sharing(field.Coordinate, field.Owner, field.Sharing));

    public static QueryError RowsDenied(DatasetEntry dataset, IReadOnlyList<string> path, MissingPurpose lack = MissingPurpose.None) => Lacking(dataset.Name, dataset.Owner, dataset.Declared.Sharing, lack, path) ?? new(
        FieldDeniedCode,
        $"无权读取 {dataset.Name}({dataset.Declared.Chinese})的任何记录。数源部门:{dataset.Owner}。",
        $"Not permitted to read any row of {dataset.Name}. It is answered for by {dataset.Owner}.",
        path,
        Sharing(dataset.Name, dataset.Owner, dataset.Declared.Sharing));

    public static QueryError ArgumentDenied(FieldEntry field, string usage, IReadOnlyList<string> path, MissingPurpose lack) => Lacking(field, lack, path) ?? new(
        "ARGUMENT_NOT_PERMITTED",
        $"参数不允许使用 {field.Coordinate}({usage})。请去掉该条件,或向 {field.Owner} 申请授权。",
        $"The argument may not use {field.Coordinate} ({usage}). Remove it, or ask {field.Owner} for a grant.",
        path,
        new Dictionary<string, object?>(Sharing(field.Coordinate, field.Owner, field.Sharing)) { ["usage"] = usage });

    public static QueryError AggregateDenied(string coordinate, string chinese, string english, IReadOnlyList<string> path) =>
        new("ARGUMENT_NOT_PERMITTED", chinese, english, path, new Dictionary<string, object?> { ["coordinate"] = coordinate });

    public static QueryError DayInStatistics(string coordinate) => AggregateDenied(
        coordinate,
        $"{coordinate}:统计级别的日期按整月筛选,用 gte 和 lt 与某月一日零时比较。",
        $"{coordinate}: statistics are filtered by whole months: compare by gte and lt with the beginning of a month.",
        []);

    public static QueryError NotEntitled(DatasetEntry dataset, IReadOnlyList<string> path) => new(
        "NOT_ENTITLED",
        $"只能查看本部门的权限;{dataset.Name} 的数源部门的数据管理员和运行部门可查看各部门的。",
        $"A department sees its own rights. Those of others are for stewards of the owner of {dataset.Name}, and for the operator.",
        path);

    /// <summary>What is wrong with a sharing request or a step.</summary>
    public static QueryError OfSharing(SharingProblem problem) => new(
        problem.Code,
        problem.Chinese,
        problem.English,
        Details: problem.Coordinate is { } coordinate ? new Dictionary<string, object?> { ["coordinate"] = coordinate } : null);

    /// <summary>Nothing may be compared with the field, or not for the purpose that is stated.</summary>
    public static QueryError VerificationDenied(FieldEntry field, MissingPurpose lack, IReadOnlyList<string> path) => lack == MissingPurpose.None ? FieldDenied(field, path) : new(
        lack == MissingPurpose.Required ? PurposeRequiredCode : PurposeNotPermittedCode,
        $"核验 {field.Coordinate} 的用途须为 VERIFICATION。请加请求头 NetHub-Purpose: VERIFICATION。",
        $"Verifying {field.Coordinate} needs the purpose VERIFICATION. Send the header NetHub-Purpose: VERIFICATION.",
        path,
        Sharing(field.Coordinate, field.Owner, field.Sharing));

    public static QueryError OneVerification() => BadInput("一次操作只能核验一人。", "An operation verifies one identity, and no more.");

    public static QueryError OneMutation() => BadInput("一次操作只能有一个 mutation 字段。", "An operation has one mutation field, and no more.");

    public static QueryError BadInput(string chinese, string english, IReadOnlyList<string>? path = null) =>
        new("BAD_USER_INPUT", chinese, english, path);

    public static QueryError QueriesOnly() => new("METHOD_NOT_ALLOWED", "GET 只能用于查询,请改用 POST。", "GET is for queries only. Use POST.");

    public static QueryError NotByGet() => new(
        "METHOD_NOT_ALLOWED", "核验不能用 GET:地址会被记入各处日志。请改用 POST。", "A verification is not for GET: addresses end up in logs. Use POST.");

    public static QueryError NoIntrospection() => new(
        "INTROSPECTION_NOT_PERMITTED",
        "本系统不接受内省查询。请用 GET /schema.graphql 获取契约。",
        "Introspection is turned off here. GET /schema.graphql has the contract.");

    public static QueryError FollowedOnly() => BadInput(
        "订阅需要 WebSocket(graphql-transport-ws)或 text/event-stream。",
        "A subscription needs a WebSocket (graphql-transport-ws) or text/event-stream.");

    public static QueryError NotOneConnection() => BadInput(
        "导出的操作须有且仅有一个根字段,且为连接,如 { serviceOrders { nodes { orderNo } } }。",
        "An export has one root field, which is a connection, as in { serviceOrders { nodes { orderNo } } }.");

    public static QueryError NotOnlyNodes(IReadOnlyList<string> path) => BadInput(
        "导出的连接须有且仅有一个 nodes;edges、pageInfo、totalCount、aggregate、groupBy 请用 /graphql 查询。",
        "The connection of an export has one nodes and nothing else. Ask /graphql for edges, pageInfo, totalCount, aggregate and groupBy.",
        path);

    public static QueryError PageOfExport(string argument, IReadOnlyList<string> path) => BadInput(
        $"导出包含全部记录,不分页。请去掉参数 {argument}。",
        $"An export holds every row and has no pages. Remove the argument {argument}.",
        path);

    public static QueryError ListInTable(IReadOnlyList<string> path) => BadInput(
        "表格(CSV、XLSX)的一行不能再含连接。请去掉它、另行导出,或改用 application/x-ndjson。",
        "A row of a table (CSV, XLSX) cannot hold a connection. Remove it, export it by itself, or accept application/x-ndjson.",
        path);

    public static QueryError BadValue(string expected, IReadOnlyList<string>? path = null) =>
        BadInput($"值的格式不对,应为 {expected}。", $"The value has the wrong form; expected {expected}.", path);

    public static QueryError CursorInvalid() => new(
        "CURSOR_INVALID",
        "游标无效:被改动,或属于其他部门、其他排序或旧的授权版本。请从第一页重新开始。",
        "The cursor is not valid: changed, or of another caller, order or policy version. Start again from the first page.");

    public static QueryError ChangesGone() => new(
        "CHANGES_GONE",
        "游标过旧,其后的变更已不再保留。请重新取得全量数据,再从新的游标继续。",
        "The cursor is too old: changes after it are no longer kept. Take all rows anew, and go on from a new cursor.");

    public static QueryError Limit(string code, string what, long limit, long measured) => new(
        code,
        $"超出限制({what}):最多 {limit},实际 {measured}。",
        $"Over the limit ({what}): at most {limit}, measured {measured}.",
        Details: new Dictionary<string, object?> { ["limit"] = limit, ["measured"] = measured });

    public static QueryError QuotaExceeded(string what, long limit, long measured) => Limit("QUOTA_EXCEEDED", what, limit, measured);

    public static QueryError PolicyChanged() => new(
        "POLICY_CHANGED",
        "授权已变化,导出已中止。请按现在的授权重新导出。",
        "What you may read has changed, and the export was ended. Export again.");

    public static QueryError Timeout(int seconds) => new(
        "TIMEOUT",
        $"查询超过 {seconds} 秒,已停止。请缩小范围。",
        $"The query took more than {seconds} s and was stopped. Ask for less.",
        Details: new Dictionary<string, object?> { ["limit"] = seconds });

    public static QueryError TooManyRows(long limit) => new(
        "EXPORT_TOO_LARGE",
        $"导出已在 {limit} 条处中止,后面还有记录。请用 where 分批导出。",
        $"The export was ended after {limit} rows, and there are more. Export in parts, by where.",
        Details: new Dictionary<string, object?> { ["limit"] = limit });

    public static QueryError Unavailable() => new(
        "UNAVAILABLE",
        "数据库暂时不可用,请稍后重试。",
        "The database is not available for the moment. Try again.");

    public static QueryError Unrecordable() => new(
        "UNAVAILABLE",
        "读取记录暂时无法写入台账,因此不能回答。请稍后重试。",
        "Reads cannot be recorded for the moment, so there is no answer. Try again.");

    /// <summary>The fields and datasets that errors name, each with its code.</summary>
    public static IEnumerable<DeniedField> Denied(IEnumerable<QueryError> errors) =>
        from error in errors
        let coordinate = error.Details?.GetValueOrDefault("coordinate") as string
        where coordinate is not null
        select new DeniedField(coordinate, error.Code);

    private static QueryError? Lacking(FieldEntry field, MissingPurpose lack, IReadOnlyList<string> path) =>
        Lacking(field.Coordinate, field.Owner, field.Sharing, lack, path);

    private static QueryError? Lacking(string coordinate, string owner, SharingType sharing, MissingPurpose lack, IReadOnlyList<string> path) => lack switch
    {
        MissingPurpose.Required => new(
            PurposeRequiredCode,
            $"读取 {coordinate} 须说明用途。请加请求头 NetHub-Purpose,如 DUTY,或 CASE; case=案号。",
            $"Reading {coordinate} needs a purpose. Send the header NetHub-Purpose, as DUTY, or CASE; case=number.",
            path,
            Sharing(coordinate, owner, sharing)),
        MissingPurpose.NotPermitted => new(
            PurposeNotPermittedCode,
            $"所述用途不能读取 {coordinate}。请按授权或职责说明用途及案号。",
            $"The stated purpose does not permit to read {coordinate}. State the one, and the case, that it is granted for.",
            path,
            Sharing(coordinate, owner, sharing)),
        _ => null,
    };

    private static Dictionary<string, object?> Sharing(string coordinate, string owner, SharingType sharing) => new()
    {
        ["coordinate"] = coordinate,
        ["owner"] = owner,
        ["sharingType"] = Naming.UpperSnake(sharing.ToString()),
        ["requestable"] = sharing != SharingType.Restricted,
    };
}
