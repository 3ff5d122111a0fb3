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
        TypeRegistry.AddRequired(type, "id", Scalars.Id, "编号。Its id.");
        TypeRegistry.AddRequired(type, "department", Scalars.String, "申请部门。The department that asks.");
        TypeRegistry.Add(type, "client", Scalars.String, "只给这个客户端；空为全部门。For this client only; null for the department.");
        TypeRegistry.AddRequired(type, "filedBy", Scalars.String, "提交者。Who filed it.");
        TypeRegistry.AddRequired(type, "filedAt", Scalars.DateTime, "提交时间。When it was filed.");
        TypeRegistry.AddRequired(type, "purpose", types.Enum(typeof(PurposeCode)), "用途。The purpose.");
        TypeRegistry.Add(type, "case", Scalars.String, "案号。Number of the case.");
        TypeRegistry.AddRequired(type, "legalBasis", Scalars.String, "法律/职责依据。The legal basis.");
        TypeRegistry.AddRequired(type, "plannedUse", Scalars.String, "拟用方式。The planned use.");
        TypeRegistry.AddRequired(type, "asked", RequestedAccessType(types), "申请的内容。What is asked for.");
        TypeRegistry.AddRequired(type, "parts", TypeRegistry.ListOf(PartType(types)), "各数源部门的部分。One part for each owner.");
    });

    private static ObjectGraphType PartType(TypeRegistry types) => types.Object("SharingRequestPart", "一个数源部门审核的部分。The part that one owner decides.", type =>
    {
        TypeRegistry.AddRequired(type, "owner", Scalars.String, "数源部门。The owner.");
        TypeRegistry.AddRequired(type, "fields", TypeRegistry.ListOf(Scalars.String), "信息项。Its fields.");
        TypeRegistry.AddRequired(type, "state", types.Enum(typeof(RequestState)), "状态。Where it stands.");
        TypeRegistry.AddRequired(type, "version", Scalars.Int, "版本。Its version.");
        TypeRegistry.Add(type, "submittedAt", Scalars.DateTime, "提交时间。When it was handed in.");
        TypeRegistry.Add(type, "takeUpDue", Scalars.DateTime, "受理期限。Until when it has to be taken up.");
        TypeRegistry.Add(type, "due", Scalars.DateTime, "答复期限；补正期间为空。Until when it has to be decided; null while the clock stands.");
        TypeRegistry.AddRequired(type, "isOverdue", Scalars.Boolean, "已逾期，可提请协调。Overdue: the operator can be asked.");
        TypeRegistry.Add(type, "remark", Scalars.String, "理由或说明。Reason or remark.");
        TypeRegistry.Add(type, "decider", Scalars.String, "决定的部门。The department that decided.");
        TypeRegistry.Add(type, "decidedAt", Scalars.DateTime, "决定时间。When it was decided.");
        TypeRegistry.Add(type, "granted", RequestedAccessType(types), "同意的内容。What was granted.");
        TypeRegistry.Add(type, "grantId", Scalars.Id, "授权编号。Id of the grant.");
        TypeRegistry.AddRequired(type, "possible", TypeRegistry.ListOf(types.Enum(typeof(RequestAction))), "调用方现在可做的。What the caller may do now.");
    });

    public static ObjectGraphType GrantType(TypeRegistry types) => types.Object("Grant", "授权。A grant.", type => AccessMembers.Add(type, types, () =>
    {
        TypeRegistry.AddRequired(type, "id", Scalars.Id, "编号。Its id.");
        TypeRegistry.AddRequired(type, "department", Scalars.String, "被授权部门。Who holds it.");
        TypeRegistry.Add(type, "client", Scalars.String, "只给这个客户端。For this client only.");
        TypeRegistry.AddRequired(type, "owner", Scalars.String, "数源部门。Who gave it.");
        TypeRegistry.AddRequired(type, "purpose", types.Enum(typeof(PurposeCode)), "用途。The purpose.");
        TypeRegistry.Add(type, "case", Scalars.String, "案号。Number of the case.");
        AddTerm(type);
        AddRows(type);
    }));

    public static ObjectGraphType RequestedAccessType(TypeRegistry types) =>
        types.Object("RequestedAccess", "申请或同意的内容。What is asked for, or granted.", type => AccessMembers.Add(type, types, () =>
        {
            AddTerm(type);
            AddRows(type);
        }));

    public static InputObjectGraphType RequestInput(TypeRegistry types) => types.Input("AccessRequestInput", "共享申请。A sharing request.", type =>
    {
        AccessMembers.Add(type, types, () => { });
        TypeRegistry.Add(type, "purpose", new NonNullGraphType(types.Enum(typeof(PurposeCode))), "用途，使用时须在 NetHub-Purpose 中说明。The purpose, to be stated in NetHub-Purpose.");
        TypeRegistry.Add(type, "case", Scalars.String, "案号；用途为 CASE 时必填。Number of the case; purpose CASE needs it.");
        TypeRegistry.AddRequired(type, "legalBasis", Scalars.String, "法律/职责依据，最多 1000 字。The legal basis, at most 1000 characters.");
        TypeRegistry.AddRequired(type, "plannedUse", Scalars.String, "拟用方式，最多 1000 字。The planned use, at most 1000 characters.");
        TypeRegistry.Add(type, "from", Scalars.DateTime, "起；默认为现在。From; now by default.");
        TypeRegistry.AddRequired(type, "until", Scalars.DateTime, "止。Until.");
        TypeRegistry.Add(type, "rows", TypeRegistry.ListOf(Scalars.Id), "行范围为 CASE、级别为 FULL 时指定的记录，最多 100 条；与经办案件同样对待。With scope CASE and level FULL: ids of rows, at most 100, that are to count as cases.");
        TypeRegistry.Add(type, "client", Scalars.String, "只给这个客户端。For this client only.");
        TypeRegistry.Add(type, "draft", Scalars.Boolean, "只存为草稿，以后用 SUBMIT 提交。A draft, to be handed in with SUBMIT.");
    });

    public static InputObjectGraphType GrantedInput(TypeRegistry types) => types.Input("GrantedAccessInput", "同意的内容；未填的与申请相同。What is granted; as asked where nothing is said.", type =>
    {
        TypeRegistry.Add(type, "fields", TypeRegistry.ListOf(Scalars.String), "信息项坐标。Coordinates.");
        TypeRegistry.Add(type, "level", types.Enum(typeof(AccessLevel)), "级别。The level.");
        TypeRegistry.Add(type, "usages", TypeRegistry.ListOf(types.Enum(typeof(Usage))), "用法。The usages.");
        TypeRegistry.Add(type, "scope", types.Enum(typeof(RowScope)), "行范围。The row scope.");
        TypeRegistry.Add(type, "rows", TypeRegistry.ListOf(Scalars.Id), "指定的记录。The rows that are named.");
        TypeRegistry.Add(type, "from", Scalars.DateTime, "起。From.");
        TypeRegistry.Add(type, "until", Scalars.DateTime, "止。Until.");
    });

    private static void AddTerm(IComplexGraphType type)
    {
        TypeRegistry.AddRequired(type, "from", Scalars.DateTime, "起。From.");
        TypeRegistry.AddRequired(type, "until", Scalars.DateTime, "止（不含）。Until, exclusive.");
    }

    // Each reader is told the ids of those rows that exist for it.
    private static void AddRows(IComplexGraphType type)
    {
        TypeRegistry.AddRequired(type, "rows", TypeRegistry.ListOf(Scalars.Id), "指定的记录中本部门可见的。Rows that are named, those of them that you see.");
        TypeRegistry.AddRequired(type, "rowCount", Scalars.Int, "指定的记录数。How many rows are named.");
    }
}
