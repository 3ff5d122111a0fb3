using NetHub.Ledger.Records;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Errors;

/// <summary>An error of an operation: a stable code, what to do about it in Chinese and English, and the path.</summary>
public sealed record QueryError(
    string Code,
    string Chinese,
    string English,
    IReadOnlyList<string>? Path = null,
    IReadOnlyDictionary<string, object?>? Details = null,
    IReadOnlyList<(int Line, int Column)>? Locations = null);

/// <summary>Thrown when the whole operation is refused; nothing was read.</summary>
public sealed class QueryRefusedException(IReadOnlyList<QueryError> errors) : Exception(errors[0].Code)
{
    public QueryRefusedException(QueryError error)
        : this([error])
    {
    }

    public IReadOnlyList<QueryError> Errors { get; } = errors;
}

/// <summary>Creates the errors that the hub returns for operations.</summary>
public static class QueryErrors
{
    /// <summary>The code of errors that only leave a part out of the answer.</summary>
    public const string FieldDeniedCode = "UNAUTHORIZED_FIELD_OR_TYPE";

    private const string PurposeRequiredCode = "PURPOSE_REQUIRED";
    private const string PurposeNotPermittedCode = "PURPOSE_NOT_PERMITTED";

    /// <summary>
    /// Returns whether a purpose could have permitted the use. Such an error refuses the whole operation, so that a partial answer is not
    /// mistaken for a complete one.
    /// </summary>
    public static bool IsOfPurpose(string code) => code is PurposeRequiredCode or PurposeNotPermittedCode;

    public static QueryError FieldDenied(FieldEntry field, IReadOnlyList<string> path, MissingPurpose lack = MissingPurpose.None) => Lacking(field, lack, path) ?? new(
        FieldDeniedCode,
        $"无权读取 {field.Coordinate}（{field.Declared.Chinese}）。数源部门：{field.Owner}。",
        $"Not permitted to read {field.Coordinate}. Its owner is {field.Owner}.",
        path,
        Sharing(field.Coordinate, field.Owner, field.Sharing));

    public static QueryError RowsDenied(DatasetEntry dataset, IReadOnlyList<string> path, MissingPurpose lack = MissingPurpose.None) => Lacking(dataset.Name, dataset.Owner, dataset.Declared.Sharing, lack, path) ?? new(
        FieldDeniedCode,
        $"无权读取 {dataset.Name}（{dataset.Declared.Chinese}）的任何记录。数源部门：{dataset.Owner}。",
        $"Not permitted to read any row of {dataset.Name}. Its owner is {dataset.Owner}.",
        path,
        Sharing(dataset.Name, dataset.Owner, dataset.Declared.Sharing));

    public static QueryError ArgumentDenied(FieldEntry field, string usage, IReadOnlyList<string> path, MissingPurpose lack) => Lacking(field, lack, path) ?? new(
        "ARGUMENT_NOT_PERMITTED",
        $"参数不允许使用 {field.Coordinate}（{UsageTerm(usage)}）。请去掉该条件，或向 {field.Owner} 申请授权。",
        $"The argument may not use {field.Coordinate} ({usage}). Remove it, or request a grant from {field.Owner}.",
        path,
        new Dictionary<string, object?>(Sharing(field.Coordinate, field.Owner, field.Sharing)) { ["usage"] = usage });

    public static QueryError AggregateDenied(string coordinate, string chinese, string english, IReadOnlyList<string> path) =>
        new("ARGUMENT_NOT_PERMITTED", chinese, english, path, new Dictionary<string, object?> { ["coordinate"] = coordinate });

    public static QueryError DayInStatistics(string coordinate) => AggregateDenied(
        coordinate,
        $"{coordinate}：统计级别的日期按整月筛选，用 gte 和 lt 与某月一日零时比较。",
        $"{coordinate}: statistics are filtered by whole months: use gte and lt with the beginning of a month.",
        []);

    public static QueryError NotEntitled(DatasetEntry dataset, IReadOnlyList<string> path) => new(
        "NOT_ENTITLED",
        $"只能查看本部门的权限。{dataset.Name} 的数源部门的数据管理员和运行部门可查看各部门的权限。",
        $"A department can view only its own rights. Stewards of the owner of {dataset.Name} and the operator can view those of all departments.",
        path);

    /// <summary>Creates the error for a problem of a sharing request or of one of its steps.</summary>
    public static QueryError OfSharing(SharingProblem problem) => new(
        problem.Code,
        problem.Chinese,
        problem.English,
        Details: problem.Coordinate is { } coordinate ? new Dictionary<string, object?> { ["coordinate"] = coordinate } : null);

    /// <summary>Creates the error for a verification that is not permitted, or not for the stated purpose.</summary>
    public static QueryError VerificationDenied(FieldEntry field, MissingPurpose lack, IReadOnlyList<string> path) => lack == MissingPurpose.None ? FieldDenied(field, path) : new(
        lack == MissingPurpose.Required ? PurposeRequiredCode : PurposeNotPermittedCode,
        $"核验 {field.Coordinate} 的用途须为 VERIFICATION。请加请求头 NetHub-Purpose: VERIFICATION。",
        $"Verifying {field.Coordinate} requires the purpose VERIFICATION. Send the header NetHub-Purpose: VERIFICATION.",
        path,
        Sharing(field.Coordinate, field.Owner, field.Sharing));

    public static QueryError OneVerification() => BadInput("一次操作只能核验一人。", "An operation can verify only one identity.");

    public static QueryError OneMutation() => BadInput("一次操作只能有一个变更字段（mutation）。", "An operation can have only one mutation field.");

    public static QueryError BadInput(string chinese, string english, IReadOnlyList<string>? path = null) =>
        new("BAD_USER_INPUT", chinese, english, path);

    public static QueryError QueriesOnly() => new("METHOD_NOT_ALLOWED", "GET 只能用于查询，请改用 POST。", "GET is for queries only. Use POST.");

    public static QueryError NotByGet() => new(
        "METHOD_NOT_ALLOWED", "核验不能用 GET：地址会被记入各处日志。请改用 POST。", "Verifications cannot use GET, because addresses end up in logs. Use POST.");

    public static QueryError NoIntrospection() => new(
        "INTROSPECTION_NOT_PERMITTED",
        "本系统不接受内省查询。请用 GET /schema.graphql 获取契约。",
        "Introspection is disabled. Get the schema from GET /schema.graphql.");

    public static QueryError FollowedOnly() => BadInput(
        "订阅需要 WebSocket（graphql-transport-ws）或 text/event-stream。",
        "A subscription needs a WebSocket (graphql-transport-ws) or text/event-stream.");

    public static QueryError NotOneConnection() => BadInput(
        "导出的操作须有且仅有一个根字段，且为一个信息资源的查询，如 { serviceOrders { nodes { orderNo } } }。",
        "An export must have exactly one root field, a connection, for example { serviceOrders { nodes { orderNo } } }.");

    public static QueryError NotOnlyNodes(IReadOnlyList<string> path) => BadInput(
        "导出的查询须有且仅有一个 nodes。edges、pageInfo、totalCount、aggregate、groupBy 请用 /graphql 查询。",
        "The connection of an export must select exactly one field, nodes. Use /graphql for edges, pageInfo, totalCount, aggregate and groupBy.",
        path);

    public static QueryError PageOfExport(string argument, IReadOnlyList<string> path) => BadInput(
        $"导出包含全部记录，不分页。请去掉参数 {argument}。",
        $"An export contains every row and is not paged. Remove the argument {argument}.",
        path);

    public static QueryError ListInTable(IReadOnlyList<string> path) => BadInput(
        "表格（CSV、XLSX）的一行不能再含下级记录的列表。请去掉该列表、另行导出，或改用 application/x-ndjson。",
        "A row of a table (CSV, XLSX) cannot contain a connection. Remove it, export it separately, or accept application/x-ndjson.",
        path);

    /// <param name="expected">The expected form: a type with an example, or English words.</param>
    /// <param name="path">The path.</param>
    /// <param name="chinese">The expected form in Chinese, if it consists of English words.</param>
    public static QueryError BadValue(string expected, IReadOnlyList<string>? path = null, string? chinese = null) =>
        BadInput($"值的格式不对，应为：{chinese ?? expected}。", $"The value has the wrong form; expected {expected}.", path);

    public static QueryError CursorInvalid() => new(
        "CURSOR_INVALID",
        "游标无效：被改动，或属于其他部门、其他排序或旧的授权版本。请从第一页重新开始。",
        "The cursor is invalid: it was changed, or belongs to a different caller, order or policy version. Restart from the first page.");

    public static QueryError ChangesGone() => new(
        "CHANGES_GONE",
        "游标过旧，其后的变更已不再保留。请重新取得全量数据，再从新的游标继续。",
        "The cursor is too old: the changes after it are no longer stored. Read all rows again, then continue from a new cursor.");

    /// <summary>The operation exceeds a limit.</summary>
    /// <param name="code">The stable code of the limit.</param>
    /// <param name="chinese">The limited quantity in Chinese.</param>
    /// <param name="english">The limited quantity in English.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="measured">The measured value.</param>
    public static QueryError Limit(string code, string chinese, string english, long limit, long measured) => new(
        code,
        $"超出限制（{chinese}）：最多 {limit}，实际 {measured}。",
        $"Limit exceeded ({english}): at most {limit}, measured {measured}.",
        Details: new Dictionary<string, object?> { ["limit"] = limit, ["measured"] = measured });

    public static QueryError QuotaExceeded(string chinese, string english, long limit, long measured) => Limit("QUOTA_EXCEEDED", chinese, english, limit, measured);

    public static QueryError PolicyChanged() => new(
        "POLICY_CHANGED",
        "授权已变化，导出已中止。请按现在的授权重新导出。",
        "Your access has changed, so the export was stopped. Export again with your current access.");

    public static QueryError Timeout(int seconds) => new(
        "TIMEOUT",
        $"查询超过 {seconds} 秒，已停止。请缩小范围。",
        $"The query took more than {seconds} s and was stopped. Narrow the query.",
        Details: new Dictionary<string, object?> { ["limit"] = seconds });

    public static QueryError TooManyRows(long limit) => new(
        "EXPORT_TOO_LARGE",
        $"导出已在 {limit} 条处中止，后面还有记录。请用 where 分批导出。",
        $"The export was stopped after {limit} rows, and more remain. Use where to export in parts.",
        Details: new Dictionary<string, object?> { ["limit"] = limit });

    public static QueryError Unavailable() => new(
        "UNAVAILABLE",
        "数据库暂时不可用，请稍后重试。",
        "The database is temporarily unavailable. Try again later.");

    public static QueryError Unrecordable() => new(
        "UNAVAILABLE",
        "访问记录暂时无法写入台账，因此不能返回数据。请稍后重试。",
        "The ledger temporarily cannot record reads, so no data is returned. Try again later.");

    /// <summary>Returns the fields and datasets that errors name, each with the error's code.</summary>
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
            $"读取 {coordinate} 须说明用途。请加请求头 NetHub-Purpose，如 DUTY，或 CASE; case=案号。",
            $"Reading {coordinate} requires a purpose. Send the header NetHub-Purpose, for example DUTY, or CASE; case=number.",
            path,
            Sharing(coordinate, owner, sharing)),
        MissingPurpose.NotPermitted => new(
            PurposeNotPermittedCode,
            $"所述用途不能读取 {coordinate}。请按授权或职责说明用途及案号。",
            $"The stated purpose does not permit reading {coordinate}. State a purpose and case number that your duties or grants cover.",
            path,
            Sharing(coordinate, owner, sharing)),
        _ => null,
    };

    private static string UsageTerm(string usage) => usage switch
    {
        "SHOW" => "显示",
        "FILTER" => "筛选",
        "SORT" => "排序",
        "GROUP" => "分组",
        "AGGREGATE" => "统计",
        _ => usage,
    };

    private static Dictionary<string, object?> Sharing(string coordinate, string owner, SharingType sharing) => new()
    {
        ["coordinate"] = coordinate,
        ["owner"] = owner,
        ["sharingType"] = Naming.UpperSnake(sharing.ToString()),
        ["requestable"] = sharing != SharingType.Restricted,
    };
}
