using GraphQL.Types;
using NetHub.Schema.Sharing.Tickets;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>Types of doubts about values.</summary>
internal static class TicketTypes
{
    public const string Tickets = "qualityTickets";
    public const string Ticket = "qualityTicket";
    public const string Raise = "raiseDoubt";
    public const string Act = "actOnTicket";
    public const string Type = "QualityTicket";

    public static void Add(ObjectGraphType query, TypeRegistry types)
    {
        TypeRegistry.Add(query, Tickets, new NonNullGraphType(TypeRegistry.ListOf(TicketType(types))),
            "本部门提出的和由本部门负责的疑义单,新的在前,最多 500 件;运行部门可见全部。Doubts that the department raised or answers for, newest first, at most 500; the operator sees all.",
            TypeRegistry.Argument("state", types.Enum(typeof(TicketState)), "只列此状态的。Those in this state."),
            TypeRegistry.Argument("overdue", Scalars.Boolean, "只列逾期(或未逾期)的。Those that are overdue, or are not."));
        TypeRegistry.Add(query, Ticket, TicketType(types), "一件疑义单;不存在或无关时为空。One doubt; null where there is none that concerns the department.",
            TypeRegistry.Argument("id", new NonNullGraphType(Scalars.String), "编号,如 Q-2026-000012。Its id, such as Q-2026-000012."));
    }

    public static void AddMutations(ObjectGraphType root, TypeRegistry types)
    {
        TypeRegistry.Add(root, Raise, new NonNullGraphType(TicketType(types)),
            "对所见的一个值提出疑义,由数源部门核实;不复制该值。Doubts a value that the caller is shown; its owner looks into it. The value is not copied.",
            TypeRegistry.Argument("id", new NonNullGraphType(Scalars.Id), "记录的 id,如查询所得。The row's id, as a query gave it."),
            TypeRegistry.Argument("field", new NonNullGraphType(Scalars.String), "信息项,如 birthDate。Name of the field, such as birthDate."),
            TypeRegistry.Argument("problem", new NonNullGraphType(types.Enum(typeof(TicketProblem))), "疑义。What is doubted."),
            TypeRegistry.Argument("remark", Scalars.String, "说明,最多 1000 字;不得写身份号码、手机号码。A remark of 1000 characters at most, without identity or mobile numbers."));
        TypeRegistry.Add(root, Act, new NonNullGraphType(TicketType(types)), "处理疑义单。Takes a step with a doubt.",
            TypeRegistry.Argument("id", new NonNullGraphType(Scalars.String), "编号。Its id."),
            TypeRegistry.Argument("action", new NonNullGraphType(types.Enum(typeof(TicketAction))), "做什么。What is done."),
            TypeRegistry.Argument("remark", Scalars.String, "答复;核实无误时必填。An answer; needed to REJECT."),
            TypeRegistry.Argument("batch", Scalars.Id, "更正该值的批次,即发布回执或 _provenance 中的;更正时必填。The batch that corrected the value, as a receipt or _provenance says it; needed to CORRECT."),
            TypeRegistry.Argument("version", Scalars.Int, "所见的版本;已被他人处理时得到 CONFLICT。The version that was seen; CONFLICT where somebody was quicker."));
    }

    private static ObjectGraphType TicketType(TypeRegistry types) => types.Object(Type, "疑义单:对一个值的疑义。A doubt about a value.", type =>
    {
        TypeRegistry.AddRequired(type, "id", Scalars.Id, "编号。Its id.");
        TypeRegistry.AddRequired(type, "coordinate", Scalars.String, "信息项坐标。Coordinate of the field.");
        TypeRegistry.Add(type, "entity", Scalars.Id, "记录的 id,可用于 node;该记录对调用方不存在时为空。The row's id for node; null where the row does not exist for the caller.");
        TypeRegistry.AddRequired(type, "raisedBy", Scalars.String, "提出部门。The department that raised it.");
        TypeRegistry.AddRequired(type, "sourceDept", Scalars.String, "数源部门。Who answers for the field.");
        TypeRegistry.AddRequired(type, "problem", types.Enum(typeof(TicketProblem)), "疑义。What is doubted.");
        TypeRegistry.Add(type, "remark", Scalars.String, "提出时的说明。What was said to it.");
        TypeRegistry.Add(type, "answer", Scalars.String, "最近一次处理的说明。What was said with the last step that said something.");
        TypeRegistry.AddRequired(type, "state", types.Enum(typeof(TicketState)), "状态。Where it stands.");
        TypeRegistry.AddRequired(type, "raisedAt", Scalars.DateTime, "提出时间。When it was raised.");
        TypeRegistry.AddRequired(type, "takeUpDue", Scalars.DateTime, "受理期限。Until when it has to be taken up.");
        TypeRegistry.Add(type, "due", Scalars.DateTime, "核实或更正期限;无须再办时为空。Until when it has to be decided or corrected; null where nothing has to be done.");
        TypeRegistry.AddRequired(type, "isOverdue", Scalars.Boolean, "已逾期。Overdue.");
        TypeRegistry.Add(type, "closedAt", Scalars.DateTime, "办结时间。When it was closed.");
        TypeRegistry.Add(type, "batch", Scalars.Id, "更正该值的批次。The batch that corrected the value.");
        TypeRegistry.AddRequired(type, "version", Scalars.Int, "版本。Its version.");
        TypeRegistry.AddRequired(type, "possible", TypeRegistry.ListOf(types.Enum(typeof(TicketAction))), "调用方现在可做的。What the caller may do now.");
    });
}
