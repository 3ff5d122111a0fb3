using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Governance.Access;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance.Requests;

/// <summary>Types of sharing requests and grants.</summary>
internal static class RequestTypes
{
    public static ObjectGraphType RequestType(TypeRegistry types) => types.Object("SharingRequest", "共享申请。A sharing request.", type =>
    {
        TypeRegistry.AddRequired(type, "id", Scalars.Id, "编号。Id.");
        TypeRegistry.AddRequired(type, "department", Scalars.String, "申请部门。The requesting department.");
        TypeRegistry.Add(type, "client", Scalars.String, "只供该客户端使用；为空则供全部门使用。The client to which access is limited; null for the whole department.");
        TypeRegistry.AddRequired(type, "filedBy", Scalars.String, "提交人。The person who filed it.");
        TypeRegistry.AddRequired(type, "filedAt", Scalars.DateTime, "提交时间。Time of filing.");
        TypeRegistry.AddRequired(type, "purpose", types.Enum(typeof(PurposeCode)), "用途。Purpose.");
        TypeRegistry.Add(type, "case", Scalars.String, "案号。Case number.");
        TypeRegistry.AddRequired(type, "legalBasis", Scalars.String, "法律、职责依据。Legal basis.");
        TypeRegistry.AddRequired(type, "plannedUse", Scalars.String, "拟用方式。Planned use.");
        TypeRegistry.AddRequired(type, "asked", RequestedAccessType(types), "申请的内容。The requested access.");
        TypeRegistry.AddRequired(type, "parts", TypeRegistry.ListOf(PartType(types)), "由各数源部门分别审核的部分。Parts of the request, one for each owner.");
    });

    private static ObjectGraphType PartType(TypeRegistry types) => types.Object("SharingRequestPart", "由一个数源部门审核的部分。The part that one owner decides.", type =>
    {
        TypeRegistry.AddRequired(type, "owner", Scalars.String, "数源部门。The owner.");
        TypeRegistry.AddRequired(type, "fields", TypeRegistry.ListOf(Scalars.String), "信息项坐标。Coordinates of the fields.");
        TypeRegistry.AddRequired(type, "state", types.Enum(typeof(RequestState)), "状态。State.");
        TypeRegistry.AddRequired(type, "version", Scalars.Int, "版本号。Version number.");
        TypeRegistry.Add(type, "submittedAt", Scalars.DateTime, "提交时间。Time of submission.");
        TypeRegistry.Add(type, "takeUpDue", Scalars.DateTime, "受理期限。Deadline for taking it up.");
        TypeRegistry.Add(type, "due", Scalars.DateTime, "答复期限；补正期间为空。Deadline for the decision; null while the owner waits for the request to be completed.");
        TypeRegistry.AddRequired(type, "isOverdue", Scalars.Boolean, "是否逾期；逾期后可提请运行部门协调。Whether it is overdue. An overdue part can be escalated to the operator.");
        TypeRegistry.Add(type, "remark", Scalars.String, "理由或说明。Reason or remark.");
        TypeRegistry.Add(type, "decider", Scalars.String, "作出决定的部门。The department that decided.");
        TypeRegistry.Add(type, "decidedAt", Scalars.DateTime, "决定时间。Time of the decision.");
        TypeRegistry.Add(type, "granted", RequestedAccessType(types), "同意的内容。The granted access.");
        TypeRegistry.Add(type, "grantId", Scalars.Id, "授权编号。Id of the grant.");
        TypeRegistry.AddRequired(type, "possible", TypeRegistry.ListOf(types.Enum(typeof(RequestAction))), "调用方现在可以采取的动作。Actions that the caller may take now.");
    });

    public static ObjectGraphType GrantType(TypeRegistry types) => types.Object("Grant", "授权。A grant.", type => AccessMembers.Add(type, types, () =>
    {
        TypeRegistry.AddRequired(type, "id", Scalars.Id, "编号。Id.");
        TypeRegistry.AddRequired(type, "department", Scalars.String, "被授权部门。The department that holds the grant.");
        TypeRegistry.Add(type, "client", Scalars.String, "只供该客户端使用；为空则供全部门使用。The client to which the grant is limited; null for the whole department.");
        TypeRegistry.AddRequired(type, "owner", Scalars.String, "数源部门。The owner that gave the grant.");
        TypeRegistry.AddRequired(type, "purpose", types.Enum(typeof(PurposeCode)), "用途。Purpose.");
        TypeRegistry.Add(type, "case", Scalars.String, "案号。Case number.");
        AddTerm(type);
        AddRows(type);
    }));

    public static ObjectGraphType RequestedAccessType(TypeRegistry types) =>
        types.Object("RequestedAccess", "申请或同意的内容。Requested or granted access.", type => AccessMembers.Add(type, types, () =>
        {
            AddTerm(type);
            AddRows(type);
        }));

    public static InputObjectGraphType RequestInput(TypeRegistry types) => types.Input("AccessRequestInput", "共享申请。A sharing request.", type =>
    {
        AccessMembers.Add(type, types, () => { });
        TypeRegistry.Add(type, "purpose", new NonNullGraphType(types.Enum(typeof(PurposeCode))), "用途；使用授权时，须在请求头 NetHub-Purpose 中声明。The purpose. Requests that use the grant must state it in the header NetHub-Purpose.");
        TypeRegistry.Add(type, "case", Scalars.String, "案号；用途为 CASE 时必填。Case number; required for purpose CASE.");
        TypeRegistry.AddRequired(type, "legalBasis", Scalars.String, "法律、职责依据，最多 1000 字。Legal basis, at most 1000 characters.");
        TypeRegistry.AddRequired(type, "plannedUse", Scalars.String, "拟用方式，最多 1000 字。Planned use, at most 1000 characters.");
        TypeRegistry.Add(type, "from", Scalars.DateTime, "起始时间；默认为现在。Start; defaults to now.");
        TypeRegistry.AddRequired(type, "until", Scalars.DateTime, "截止时间（不含）。End, exclusive.");
        TypeRegistry.Add(type, "rows", TypeRegistry.ListOf(Scalars.Id), "指定的记录，最多 100 条，仅限行范围为 CASE、级别为 FULL 的申请；视同经办案件的记录。Ids of specific rows, at most 100, only with scope CASE and level FULL. These rows are treated like rows of the department's cases.");
        TypeRegistry.Add(type, "client", Scalars.String, "只供该客户端使用；为空则供全部门使用。The client to which access is limited; null for the whole department.");
        TypeRegistry.Add(type, "draft", Scalars.Boolean, "只存为草稿，之后用 SUBMIT 提交。Saves the request as a draft, to be submitted later with SUBMIT.");
    });

    public static InputObjectGraphType GrantedInput(TypeRegistry types) => types.Input("GrantedAccessInput", "同意的内容；未填的与申请相同。The access to grant. Members that are not set default to the request.", type =>
    {
        TypeRegistry.Add(type, "fields", TypeRegistry.ListOf(Scalars.String), "信息项坐标。Coordinates of the fields.");
        TypeRegistry.Add(type, "level", types.Enum(typeof(AccessLevel)), "访问级别。Access level.");
        TypeRegistry.Add(type, "usages", TypeRegistry.ListOf(types.Enum(typeof(Usage))), "用法。Usages.");
        TypeRegistry.Add(type, "scope", types.Enum(typeof(RowScope)), "行范围。Row scope.");
        TypeRegistry.Add(type, "rows", TypeRegistry.ListOf(Scalars.Id), "指定的记录。Ids of specific rows.");
        TypeRegistry.Add(type, "from", Scalars.DateTime, "起始时间。Start.");
        TypeRegistry.Add(type, "until", Scalars.DateTime, "截止时间（不含）。End, exclusive.");
    });

    private static void AddTerm(IComplexGraphType type)
    {
        TypeRegistry.AddRequired(type, "from", Scalars.DateTime, "起始时间。Start.");
        TypeRegistry.AddRequired(type, "until", Scalars.DateTime, "截止时间（不含）。End, exclusive.");
    }

    // Each caller sees only the ids of rows that exist for it.
    private static void AddRows(IComplexGraphType type)
    {
        TypeRegistry.AddRequired(type, "rows", TypeRegistry.ListOf(Scalars.Id), "指定的记录中本部门可见的。Ids of the specific rows that the caller may see.");
        TypeRegistry.AddRequired(type, "rowCount", Scalars.Int, "指定的记录数。Number of specific rows.");
    }
}
