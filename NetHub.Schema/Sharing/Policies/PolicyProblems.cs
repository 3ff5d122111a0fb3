using NetHub.Schema.Sharing.Workflows;

namespace NetHub.Schema.Sharing.Policies;

/// <summary>The problems of policy changes.</summary>
internal static class PolicyProblems
{
    public static SharingProblem Nothing() => new("BAD_USER_INPUT", "草案须至少变更一个单元或一项职责。", "A draft changes one cell or one responsibility at least.");

    public static SharingProblem NoCell(CellChange change) => new(
        "CELL_INVALID", $"“{change.Cell}”不是访问单元,应如 M·C F·O、A 或 N。", $"'{change.Cell}' is no cell; one is as M·C F·O, A or N.");

    public static SharingProblem UnknownDataset(CellChange change) => new(
        "UNKNOWN_DATASET", $"网 {change.Network} 中没有信息资源 {change.Dataset}。", $"There is no dataset {change.Dataset} in network {change.Network}.");

    public static SharingProblem UnknownDepartment(string department) => new(
        "UNKNOWN_DEPARTMENT", $"“{department}”不是部门代码。", $"'{department}' is no code of a department.");

    public static SharingProblem HubIsFixed() => new(
        "NOT_CHANGEABLE", "平台自身的信息(HUB)和审计管理员的单元不能变更。", "Cells of the hub's own network, and of the audit administrator, cannot be changed.");

    public static SharingProblem ReasonNeeded() => new("REASON_REQUIRED", "须说明理由,最多 1000 字。", "A reason must be given, in 1000 characters at most.");

    public static SharingProblem NotEntitled() => new(
        "ROLE_REQUIRED", "只有数据管理员和安全管理员可以变更授权策略。", "The policy is changed by data stewards and the security administrator.");

    public static SharingProblem SecondPerson() => new("SECOND_PERSON_REQUIRED", "草案须由另一人批准。", "Another person than its author approves a draft.");

    public static SharingProblem OwnerNeeded() => new(
        "OWNER_REQUIRED", "起草或批准者之一须是所涉数源部门的数据管理员。", "Author or approver must be a steward of a department whose data is concerned.");

    public static SharingProblem NotAuthor() => new("NOT_YOURS_TO_DECIDE", "只有起草者可以撤回。", "Only its author takes a draft back.");

    public static SharingProblem Decided(DraftState state) => new("ILLEGAL_TRANSITION", $"草案已是 {state} 状态。", $"The draft is {state} already.");

    public static SharingProblem NotFound() => new("NOT_FOUND", "没有该草案。", "There is no such draft.");
}
