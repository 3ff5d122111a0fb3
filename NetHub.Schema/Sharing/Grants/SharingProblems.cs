using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>The problems of sharing requests and their steps.</summary>
internal static class SharingProblems
{
    public static SharingProblem NoFields() => new("BAD_USER_INPUT", "请至少申请一个信息项。", "Ask for one field at least.");

    public static SharingProblem UnknownField(string coordinate) => new(
        "UNKNOWN_FIELD", $"没有信息项 {coordinate}。", $"There is no field {coordinate}.", coordinate);

    public static SharingProblem Restricted(FieldEntry field) => new(
        "RESTRICTED_FIELD",
        $"{field.Coordinate} 不予共享,任何授权都不能开放。依据:{field.Declared.LegalBasis}",
        $"{field.Coordinate} is not shared, whatever is granted. Basis: {field.Declared.LegalBasis}",
        field.Coordinate);

    public static SharingProblem Ungrantable(FieldEntry field) => new(
        "NOT_GRANTABLE",
        $"{field.Coordinate} 是平台内部信息项,不能申请。",
        $"{field.Coordinate} is internal to the hub and cannot be granted.",
        field.Coordinate);

    public static SharingProblem OwnField(FieldEntry field) => new(
        "OWN_FIELD", $"{field.Coordinate} 由本部门负责,无需申请。", $"{field.Coordinate} is your own department's.", field.Coordinate);

    public static SharingProblem AlreadyPermitted(FieldEntry field) => new(
        "ALREADY_PERMITTED", $"{field.Coordinate} 已按所申请的方式授权。", $"{field.Coordinate} is permitted so already.", field.Coordinate);

    public static SharingProblem NoRowsInScope(FieldEntry field, RowScope scope) => new(
        "SCOPE_NOT_AVAILABLE",
        $"{field.Dataset.Name} 没有行范围 {Naming.UpperSnake(scope.ToString())}。",
        $"{field.Dataset.Name} has no row scope {Naming.UpperSnake(scope.ToString())}.",
        field.Coordinate);

    public static SharingProblem RowsOfCasesOnly() => new(
        "SCOPE_NOT_AVAILABLE", "只有行范围 CASE、级别 FULL 可以指定记录。", "Rows are named with row scope CASE and level FULL only.");

    public static SharingProblem TooManyRows(int most) => new(
        "BAD_USER_INPUT", $"一次最多指定 {most} 条记录。", $"A request names {most} rows at most.");

    /// <summary>The same problem for invented ids, rows that do not exist for the applicant, and rows of other datasets.</summary>
    public static SharingProblem UnknownRow(int position) => new(
        "UNKNOWN_ROW",
        $"第 {position} 个记录标识不是所申请信息项的数据集中本部门可见的记录。",
        $"Id {position} names no row that your department sees in a dataset of the fields asked for.");

    public static SharingProblem NoTownship() => new(
        "SCOPE_NOT_AVAILABLE", "行范围 TOWNSHIP 只适用于乡镇(街道)。", "Row scope TOWNSHIP is for townships only.");

    public static SharingProblem NoLevel() => new("BAD_USER_INPUT", "请申请 AGGREGATE、MASKED 或 FULL。", "Ask for AGGREGATE, MASKED or FULL.");

    public static SharingProblem ImpossibleUsage(AccessLevel level, Usage usage) => new(
        "USAGE_NOT_AVAILABLE",
        $"级别 {Naming.UpperSnake(level.ToString())} 不含用法 {Naming.UpperSnake(usage.ToString())}。",
        $"Level {Naming.UpperSnake(level.ToString())} does not include usage {Naming.UpperSnake(usage.ToString())}.");

    public static SharingProblem TermNotAhead() => new("TERM_INVALID", "期限须在将来,且止晚于起。", "The term must end in the future, and after it begins.");

    public static SharingProblem TermTooLong(int days) => new("TERM_INVALID", $"期限最长 {days} 天。", $"A term is {days} days at most.");

    public static SharingProblem CaseNeeded() => new("PURPOSE_INCOMPLETE", "用途 CASE 须有案号。", "Purpose CASE needs the number of the case.");

    public static SharingProblem CaseNotNeeded() => new("PURPOSE_INCOMPLETE", "只有用途 CASE 才有案号。", "Only purpose CASE has a number.");

    public static SharingProblem PurposeGrantsNothing() => new(
        "PURPOSE_NOT_GRANTABLE", "用途 VERIFICATION 由 verifyIdentity 提供,不能申请。", "Purpose VERIFICATION is served by verifyIdentity and cannot be granted.");

    public static SharingProblem StatisticsOnly() => new(
        "PURPOSE_NOT_GRANTABLE", "用途 STATISTICS 只能申请级别 AGGREGATE。", "Purpose STATISTICS goes with level AGGREGATE only.");

    public static SharingProblem TextNeeded(string chinese, string english, int longest) => new(
        "BAD_USER_INPUT", $"{chinese}须填写,最多 {longest} 字。", $"{english} must be given, in {longest} characters at most.");

    /// <summary>A note on a decision that grants less than it seems to.</summary>
    public static string LoweredPlace(FieldEntry field) =>
        $"{field.Coordinate}:与脱敏姓名、性别、年龄合并可识别到人,人口不足的村显示为乡镇,且不能用于筛选、排序(联合披露规则)。"
        + $" {field.Coordinate}: together with masked names, sex and age it would name people, so small villages are shown as their township, and nothing is filtered or sorted by it (joint disclosure).";

    public static SharingProblem NotFound() => new("NOT_FOUND", "没有该申请,或与本部门无关。", "There is no such request, or it does not concern your department.");

    public static SharingProblem NotSteward() => new("ROLE_REQUIRED", "只有数据管理员可以这样做。", "Only a data steward may do that.");

    public static SharingProblem NotYours() => new("NOT_YOURS_TO_DECIDE", "只有数源部门可以处理该部分。", "Only the owner of these fields may do that.");

    public static SharingProblem OwnRequest() => new(
        "OWN_REQUEST", "不得处理本部门或本人提交的申请。", "Nobody decides on a request of the own department, or on the own filing.");

    public static SharingProblem OwnDecision() => new(
        "OWN_DECISION", "不得协调本人已决定的部分。", "Nobody settles what the own decision was about.");

    public static SharingProblem ReasonNeeded() => new("REASON_REQUIRED", "须说明理由。", "A reason must be given.");

    public static SharingProblem Widened(string what) => new(
        "DECISION_TOO_WIDE", $"同意的内容不得超出申请({what})。", $"A decision cannot grant more than was asked for ({what}).");

    public static SharingProblem NotOverdue() => new(
        "NOT_OVERDUE", "数源部门的答复期限未到。", "The owner still has time to answer.");

    public static SharingProblem Conflict() => new("CONFLICT", "其他人刚刚处理了该申请,请重新查看。", "Somebody else has just acted on it. Look again.");

    public static SharingProblem Illegal(RequestState state, RequestAction action, IEnumerable<RequestAction> legal)
    {
        var names = string.Join(", ", legal.Select(static a => Naming.UpperSnake(a.ToString())));
        var (from, wanted) = (Naming.UpperSnake(state.ToString()), Naming.UpperSnake(action.ToString()));
        return new(
            "ILLEGAL_TRANSITION",
            $"状态 {from} 下不能 {wanted}。可以:{(names.Length == 0 ? "无" : names)}。",
            $"{wanted} is not possible in state {from}. Possible: {(names.Length == 0 ? "nothing" : names)}.");
    }
}
