using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Issues;

namespace NetHub.Schema.GraphQLApi.Governance.Issues;

/// <summary>The type of data issues about values.</summary>
internal static class DataIssueTypes
{
    public const string Type = "DataIssue";

    public static ObjectGraphType IssueType(TypeRegistry types) => types.Object(Type, "数据疑义：对一个值的疑义。A data issue about a value.", type =>
    {
        TypeRegistry.AddRequired(type, "id", Scalars.Id, "编号。Its id.");
        TypeRegistry.AddRequired(type, "coordinate", Scalars.String, "信息项坐标。Coordinate of the field.");
        TypeRegistry.Add(type, "entity", Scalars.Id, "记录的 id，可用于 node；该记录对调用方不存在时为空。The row's id for node; null where the row does not exist for the caller.");
        TypeRegistry.AddRequired(type, "raisedBy", Scalars.String, "提出部门。The department that raised it.");
        TypeRegistry.AddRequired(type, "sourceDept", Scalars.String, "数源部门。Who answers for the field.");
        TypeRegistry.AddRequired(type, "problem", types.Enum(typeof(DataIssueProblem)), "疑义。What is flagged.");
        TypeRegistry.Add(type, "remark", Scalars.String, "提出时的说明。What was said to it.");
        TypeRegistry.Add(type, "answer", Scalars.String, "最近一次处理的说明。What was said with the last step that said something.");
        TypeRegistry.AddRequired(type, "state", types.Enum(typeof(DataIssueState)), "状态。Where it stands.");
        TypeRegistry.AddRequired(type, "raisedAt", Scalars.DateTime, "提出时间。When it was raised.");
        TypeRegistry.AddRequired(type, "takeUpDue", Scalars.DateTime, "受理期限。Until when it has to be taken up.");
        TypeRegistry.Add(type, "due", Scalars.DateTime, "核实或更正期限；无须再办时为空。Until when it has to be decided or corrected; null where nothing has to be done.");
        TypeRegistry.AddRequired(type, "isOverdue", Scalars.Boolean, "已逾期。Overdue.");
        TypeRegistry.Add(type, "closedAt", Scalars.DateTime, "办结时间。When it was closed.");
        TypeRegistry.Add(type, "batch", Scalars.Id, "更正该值的批次。The batch that corrected the value.");
        TypeRegistry.AddRequired(type, "version", Scalars.Int, "版本。Its version.");
        TypeRegistry.AddRequired(type, "possible", TypeRegistry.ListOf(types.Enum(typeof(DataIssueAction))), "调用方现在可做的。What the caller may do now.");
    });
}
