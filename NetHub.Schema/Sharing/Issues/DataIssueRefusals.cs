using System.Globalization;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Sharing.Issues;

/// <summary>The problems of data issues and their steps.</summary>
internal static class DataIssueRefusals
{
    /// <summary>The same answer for missing rows, rows of others and hidden fields, so that callers cannot tell them apart.</summary>
    public static SharingProblem NotVisible() => new(
        "NOT_FOUND",
        "没有该记录或信息项,或本次不可见。须说明用途才可见的,请加请求头 NetHub-Purpose。",
        "There is no such row or field, or it is not shown to you now. Where it is shown for a purpose only, send the header NetHub-Purpose.");

    public static SharingProblem NotFound() => new("NOT_FOUND", "没有该数据疑义,或与本部门无关。", "There is no such issue, or it does not concern your department.");

    public static SharingProblem AlreadyRaised() => new(
        "CONFLICT", "本部门对该信息项已有未办结的数据疑义。", "Your department has raised this already, and it is still open.");

    public static SharingProblem TooMany(int perDay) => new(
        "QUOTA_EXCEEDED",
        string.Create(CultureInfo.InvariantCulture, $"每个客户端每日最多提出 {perDay} 件疑义,请明日再提。"),
        string.Create(CultureInfo.InvariantCulture, $"A client raises {perDay} data issues a day at most. Go on tomorrow."));

    public static SharingProblem RemarkTooLong(int longest) => new(
        "BAD_USER_INPUT",
        string.Create(CultureInfo.InvariantCulture, $"说明最多 {longest} 字。"),
        string.Create(CultureInfo.InvariantCulture, $"A remark has {longest} characters at most."));

    public static SharingProblem PersonalNumber() => new(
        "BAD_USER_INPUT",
        "说明中不得写公民身份号码、手机号码。数源部门凭数据疑义即知是哪条记录。",
        "A remark holds no identity number and no mobile number. The issue tells the owner which row it is.");

    public static SharingProblem BatchNeeded() => new("BAD_USER_INPUT", "更正须填写批次号。", "To correct it, give the number of the batch that did.");

    public static SharingProblem NoSuchBatch() => new(
        "BATCH_NOT_FOUND",
        "没有该批次,或它不是数源部门在疑义提出后对该信息资源的发布。",
        "There is no such batch, or it is not one that the owner published to this dataset after the data issue was raised.");

    public static SharingProblem NotYours(DataIssueParty party) => new(
        "NOT_YOURS_TO_DECIDE",
        party == DataIssueParty.Owner ? "只有数源部门可以这样做。" : "只有提出部门可以这样做。",
        party == DataIssueParty.Owner ? "Only the owner of the field may do that." : "Only the department that raised it may do that.");

    public static SharingProblem RoleNeeded() => new(
        "ROLE_REQUIRED", "只有数源部门的数据管理员和数据读取者可以这样做。", "Only stewards and readers of the owner may do that.");

    public static SharingProblem Conflict() => new("CONFLICT", "其他人刚刚处理了该数据疑义,请重新查看。", "Somebody else has just acted on it. Look again.");

    public static SharingProblem Illegal(DataIssueState state, DataIssueAction action, IEnumerable<DataIssueAction> legal)
    {
        var names = string.Join(", ", legal.Select(static a => Naming.UpperSnake(a.ToString())));
        var (from, wanted) = (Naming.UpperSnake(state.ToString()), Naming.UpperSnake(action.ToString()));
        return new(
            "ILLEGAL_TRANSITION",
            $"状态 {from} 下不能 {wanted}。可以:{(names.Length == 0 ? "无" : names)}。",
            $"{wanted} is not possible in state {from}. Possible: {(names.Length == 0 ? "nothing" : names)}.");
    }
}
