using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Issues;

namespace NetHub.Schema.GraphQLApi.Governance.Issues;

/// <summary>The type of data issues.</summary>
internal static class DataIssueTypes
{
    public const string Type = "DataIssue";

    public static ObjectGraphType IssueType(TypeRegistry types) => types.Object(Type, "数据疑义：对一个值的疑义。A data issue: a doubt about one value.", type =>
    {
        TypeRegistry.AddRequired(type, "id", Scalars.Id, "编号。Id.");
        TypeRegistry.AddRequired(type, "coordinate", Scalars.String, "信息项坐标。Coordinate of the field.");
        TypeRegistry.Add(type, "entity", Scalars.Id, "记录的 id，可用于 node；该记录对调用方不可见时为空。Id of the row, for use with node; null if the row does not exist for the caller.");
        TypeRegistry.AddRequired(type, "raisedBy", Scalars.String, "提出部门。The department that raised it.");
        TypeRegistry.AddRequired(type, "sourceDept", Scalars.String, "数源部门。Owner of the field.");
        TypeRegistry.AddRequired(type, "problem", types.Enum(typeof(DataIssueProblem)), "疑义类型。Kind of problem.");
        TypeRegistry.Add(type, "remark", Scalars.String, "提出时的说明。Remark made when the data issue was raised.");
        TypeRegistry.Add(type, "answer", Scalars.String, "最近一次处理时的答复。The most recent answer.");
        TypeRegistry.AddRequired(type, "state", types.Enum(typeof(DataIssueState)), "状态。State.");
        TypeRegistry.AddRequired(type, "raisedAt", Scalars.DateTime, "提出时间。Time at which it was raised.");
        TypeRegistry.AddRequired(type, "takeUpDue", Scalars.DateTime, "受理期限。Deadline for taking it up.");
        TypeRegistry.Add(type, "due", Scalars.DateTime, "核实或更正期限；无待办事项时为空。Deadline for verification or correction; null if nothing remains to be done.");
        TypeRegistry.AddRequired(type, "isOverdue", Scalars.Boolean, "是否逾期。Whether it is overdue.");
        TypeRegistry.Add(type, "closedAt", Scalars.DateTime, "办结时间。Time at which it was closed.");
        TypeRegistry.Add(type, "batch", Scalars.Id, "更正该值的批次。The batch that corrected the value.");
        TypeRegistry.AddRequired(type, "version", Scalars.Int, "版本号。Version number.");
        TypeRegistry.AddRequired(type, "possible", TypeRegistry.ListOf(types.Enum(typeof(DataIssueAction))), "调用方现在可以采取的动作。Actions that the caller may take now.");
    });
}
