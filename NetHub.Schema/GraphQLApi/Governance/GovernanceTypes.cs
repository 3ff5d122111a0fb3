using GraphQL.Types;
using NetHub.Schema.GraphQLApi.Publishing;
using NetHub.Schema.Querying.Preflighting;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Governance;

/// <summary>Types of who may read what and why, of preflights, sharing requests and grants.</summary>
internal static class GovernanceTypes
{
    public const string Access = "access";
    public const string Preflight = "preflight";
    public const string Requests = "sharingRequests";
    public const string Request = "sharingRequest";
    public const string Grants = "grants";
    public const string RequestAccess = "requestAccess";
    public const string ActOnRequest = "actOnRequest";

    public static void Add(ObjectGraphType query, TypeRegistry types)
    {
        TypeRegistry.Add(query, Access, new NonNullGraphType(AccessView(types)),
            "一个部门对一个信息资源可做什么及其来源,与实际执行一致。What a department may do with a dataset, and why, as it is enforced.",
            Text("department", "部门代码。Department code."),
            Text("dataset", "信息资源,如 ServiceOrder。The dataset, such as ServiceOrder."),
            TypeRegistry.Argument("client", Scalars.String, "只属于该客户端的授权也计入。Counts grants for this client only, too."));
        TypeRegistry.Add(query, Preflight, new NonNullGraphType(PreflightType(types)),
            "预检:只做规划,不读数据。说明一个操作会得到什么、缺什么授权。Plans an operation and reads nothing: what it would be answered, and which grants it lacks.",
            Text("operation", "操作文本。Text of the operation."),
            TypeRegistry.Argument("operationName", Scalars.String, "文本含多个操作时取哪一个。Which of several operations."),
            TypeRegistry.Argument("variables", Scalars.String, "变量,JSON 文本。Its variables, as JSON text."));
        TypeRegistry.Add(query, Requests, new NonNullGraphType(TypeRegistry.ListOf(RequestType(types))),
            "与本部门有关的共享申请,新的在前,最多 500 件。Sharing requests that concern the department, newest first, at most 500.",
            TypeRegistry.Argument("state", types.Enum(typeof(RequestState)), "只列有此状态部分的申请。Those with a part in this state."),
            TypeRegistry.Argument("overdue", Scalars.Boolean, "只列逾期的。Those with a part that is overdue."));
        TypeRegistry.Add(query, Request, RequestType(types), "一件共享申请;不存在或无关时为空。One sharing request; null where there is none that concerns the department.",
            Text("id", "编号,如 R-2026-000012。Its id, such as R-2026-000012."));
        TypeRegistry.Add(query, Grants, new NonNullGraphType(TypeRegistry.ListOf(GrantType(types))),
            "生效中和将生效的授权:本部门持有的和给出的;运行部门可见全部。Grants in force or to be: those that the department holds or gave; the operator sees all.");
    }

    public static ObjectGraphType Mutations(TypeRegistry types)
    {
        var root = new ObjectGraphType { Name = "Mutation", Description = "会改变状态的操作;一次只做一件。What changes something; one thing at a time." };
        TypeRegistry.Add(root, RequestAccess, new NonNullGraphType(RequestType(types)),
            "提交共享申请;按数源部门拆分,各自审核。Files a sharing request; each owner decides its own part.",
            TypeRegistry.Argument("input", new NonNullGraphType(RequestInput(types)), "申请内容。What is asked for."));
        TypeRegistry.Add(root, ActOnRequest, new NonNullGraphType(RequestType(types)),
            "处理申请中一个数源部门的部分。Takes a step with the part of one owner.",
            Text("id", "申请编号。Id of the request."),
            Text("owner", "该部分的数源部门。Owner of the part."),
            TypeRegistry.Argument("action", new NonNullGraphType(types.Enum(typeof(RequestAction))), "做什么。What is done."),
            TypeRegistry.Argument("remark", Scalars.String, "理由或说明;不同意、撤销、补正和协调必填。Reason or remark; needed to refuse, revoke, complete and escalate."),
            TypeRegistry.Argument("granted", GrantedInput(types), "同意的内容;不填为全部同意,不得超出申请。What is granted; all of it where nothing is said, and never more."),
            TypeRegistry.Argument("version", Scalars.Int, "所见的版本;已被他人处理时得到 CONFLICT。The version that was seen; CONFLICT where somebody was quicker."));
        PolicyTypes.AddMutations(root, types);
        PublishTypes.AddMutations(root, types);
        TicketTypes.AddMutations(root, types);
        return root;
    }

    private static ObjectGraphType AccessView(TypeRegistry types)
    {
        var right = types.Object("AccessRight", "一种权限及其来源。One right, and where it comes from.", type =>
        {
            TypeRegistry.AddRequired(type, "level", types.Enum(typeof(AccessLevel)), "访问级别。Access level.");
            TypeRegistry.AddRequired(type, "scope", types.Enum(typeof(RowScope)), "行范围。Row scope.");
            TypeRegistry.AddRequired(type, "usages", TypeRegistry.ListOf(types.Enum(typeof(Usage))), "允许的用法;行的权限没有用法。Usages permitted; rows have none.");
            TypeRegistry.AddRequired(type, "source", Scalars.String, "来源:矩阵单元或授权编号。The cell of the matrix, or the id of the grant.");
            TypeRegistry.AddRequired(type, "isGrant", Scalars.Boolean, "来源是授权。Whether the source is a grant.");
            TypeRegistry.AddRequired(type, "purposes", TypeRegistry.ListOf(Scalars.String), "须说明其中之一;空为无须说明。One of these must be stated; none where it is empty.");
        });
        var field = types.Object("AccessField", "一个信息项的权限。Rights on a field.", type =>
        {
            TypeRegistry.AddRequired(type, "coordinate", Scalars.String, "坐标。The coordinate.");
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息项名称。Its name in Chinese.");
            TypeRegistry.AddRequired(type, "owner", Scalars.String, "数源部门。The owner.");
            TypeRegistry.AddRequired(type, "accessClass", types.Enum(typeof(AccessClass)), "访问类别。Access class.");
            TypeRegistry.AddRequired(type, "cell", Scalars.String, "矩阵单元。Cell of the matrix.");
            TypeRegistry.AddRequired(type, "reason", Scalars.String, "单元的理由。Why the cell is as it is.");
            TypeRegistry.AddRequired(type, "rights", TypeRegistry.ListOf(right), "权限;空为不可访问。Rights; nothing may be done where there is none.");
        });
        return types.Object("AccessView", "一个部门对一个信息资源的权限。Rights of a department on a dataset.", type =>
        {
            TypeRegistry.AddRequired(type, "department", Scalars.String, "部门。The department.");
            TypeRegistry.AddRequired(type, "dataset", Scalars.String, "信息资源。The dataset.");
            TypeRegistry.AddRequired(type, "policyVersion", Scalars.Int, "授权版本。Version of the policy.");
            TypeRegistry.AddRequired(type, "rows", TypeRegistry.ListOf(right), "记录对该部门存在的范围。Where rows exist for the department.");
            TypeRegistry.AddRequired(type, "fields", TypeRegistry.ListOf(field), "各信息项。Its fields.");
        });
    }

    private static ObjectGraphType PreflightType(TypeRegistry types)
    {
        var problem = types.Object("PreflightProblem", "操作会得到的一个错误。An error that the operation would be answered with.", type =>
        {
            TypeRegistry.AddRequired(type, "code", Scalars.String, "代码。The code.");
            TypeRegistry.AddRequired(type, "message", Scalars.String, "说明。What it says.");
            TypeRegistry.Add(type, "coordinate", Scalars.String, "所涉信息项。The field that it is about.");
            TypeRegistry.AddRequired(type, "path", TypeRegistry.ListOf(Scalars.String), "位置。Where.");
        });
        var use = types.Object("FieldUse", "对一个信息项的一种用法及其结论。One use of a field, and what is decided.", type =>
        {
            TypeRegistry.AddRequired(type, "coordinate", Scalars.String, "坐标。The coordinate.");
            TypeRegistry.AddRequired(type, "usage", types.Enum(typeof(Usage)), "用法。The usage.");
            TypeRegistry.AddRequired(type, "level", types.Enum(typeof(AccessLevel)), "最高级别;NONE 为不允许。The highest level; NONE where it is denied.");
            TypeRegistry.AddRequired(type, "owner", Scalars.String, "数源部门。The owner.");
            TypeRegistry.AddRequired(type, "sharingType", types.Enum(typeof(SharingType)), "共享类型。Sharing type.");
            TypeRegistry.AddRequired(type, "needsPurpose", Scalars.Boolean, "说明(另一)用途后允许。Permitted once a purpose, or another one, is stated.");
        });
        var proposal = types.Object("ProposedGrant", "可一次申请的授权。What one request can ask for.", type => AddAccess(type, types, () =>
            TypeRegistry.AddRequired(type, "owners", TypeRegistry.ListOf(Scalars.String), "会审核的数源部门。Owners that would decide.")));
        var dataset = types.Object("PreflightDataset", "所读的信息资源。A dataset that is read.", type =>
        {
            TypeRegistry.AddRequired(type, "name", Scalars.String, "信息资源。The dataset.");
            TypeRegistry.AddRequired(type, "rowsInScope", Scalars.Int, "现有范围内的记录数,约数。Rows that exist for the caller now, roughly.");
        });
        return types.Object("Preflight", "预检的结论。What a preflight found.", type =>
        {
            TypeRegistry.AddRequired(type, "verdict", types.Enum(typeof(PreflightVerdict)), "结论。The verdict.");
            TypeRegistry.AddRequired(type, "policyVersion", Scalars.Int, "授权版本。Version of the policy.");
            TypeRegistry.AddRequired(type, "problems", TypeRegistry.ListOf(problem), "会得到的错误。Errors that it would be answered with.");
            TypeRegistry.AddRequired(type, "uses", TypeRegistry.ListOf(use), "用到的信息项。Fields that it uses.");
            TypeRegistry.AddRequired(type, "proposals", TypeRegistry.ListOf(proposal), "足够的最小授权,可直接用于 requestAccess。The smallest grants that would do, as requestAccess takes them.");
            TypeRegistry.AddRequired(type, "datasets", TypeRegistry.ListOf(dataset), "所读的信息资源。Datasets that it reads.");
            TypeRegistry.AddRequired(type, "fieldCost", Scalars.Int, "字段成本。Field cost.");
            TypeRegistry.AddRequired(type, "typeCost", Scalars.Int, "对象成本。Type cost.");
        });
    }

    private static ObjectGraphType RequestType(TypeRegistry types) => types.Object("SharingRequest", "共享申请。A sharing request.", type =>
    {
        TypeRegistry.AddRequired(type, "id", Scalars.Id, "编号。Its id.");
        TypeRegistry.AddRequired(type, "department", Scalars.String, "申请部门。The department that asks.");
        TypeRegistry.Add(type, "client", Scalars.String, "只给这个客户端;空为全部门。For this client only; null for the department.");
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
        TypeRegistry.Add(type, "due", Scalars.DateTime, "答复期限;补正期间为空。Until when it has to be decided; null while the clock stands.");
        TypeRegistry.AddRequired(type, "isOverdue", Scalars.Boolean, "已逾期,可提请协调。Overdue: the operator can be asked.");
        TypeRegistry.Add(type, "remark", Scalars.String, "理由或说明。Reason or remark.");
        TypeRegistry.Add(type, "decider", Scalars.String, "决定的部门。The department that decided.");
        TypeRegistry.Add(type, "decidedAt", Scalars.DateTime, "决定时间。When it was decided.");
        TypeRegistry.Add(type, "granted", RequestedAccessType(types), "同意的内容。What was granted.");
        TypeRegistry.Add(type, "grantId", Scalars.Id, "授权编号。Id of the grant.");
        TypeRegistry.AddRequired(type, "possible", TypeRegistry.ListOf(types.Enum(typeof(RequestAction))), "调用方现在可做的。What the caller may do now.");
    });

    public static ObjectGraphType GrantType(TypeRegistry types) => types.Object("Grant", "授权。A grant.", type => AddAccess(type, types, () =>
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
        types.Object("RequestedAccess", "申请或同意的内容。What is asked for, or granted.", type => AddAccess(type, types, () =>
        {
            AddTerm(type);
            AddRows(type);
        }));

    private static InputObjectGraphType RequestInput(TypeRegistry types) => types.Input("AccessRequestInput", "共享申请。A sharing request.", type =>
    {
        AddAccess(type, types, () => { });
        TypeRegistry.Add(type, "purpose", new NonNullGraphType(types.Enum(typeof(PurposeCode))), "用途,使用时须在 NetHub-Purpose 中说明。The purpose, to be stated in NetHub-Purpose.");
        TypeRegistry.Add(type, "case", Scalars.String, "案号;用途为 CASE 时必填。Number of the case; purpose CASE needs it.");
        TypeRegistry.AddRequired(type, "legalBasis", Scalars.String, "法律/职责依据,最多 1000 字。The legal basis, at most 1000 characters.");
        TypeRegistry.AddRequired(type, "plannedUse", Scalars.String, "拟用方式,最多 1000 字。The planned use, at most 1000 characters.");
        TypeRegistry.Add(type, "from", Scalars.DateTime, "起;默认为现在。From; now by default.");
        TypeRegistry.AddRequired(type, "until", Scalars.DateTime, "止。Until.");
        TypeRegistry.Add(type, "rows", TypeRegistry.ListOf(Scalars.Id), "行范围为 CASE、级别为 FULL 时指定的记录,最多 100 条;与经办案件同样对待。With scope CASE and level FULL: ids of rows, at most 100, that are to count as cases.");
        TypeRegistry.Add(type, "client", Scalars.String, "只给这个客户端。For this client only.");
        TypeRegistry.Add(type, "draft", Scalars.Boolean, "只存为草稿,以后用 SUBMIT 提交。A draft, to be handed in with SUBMIT.");
    });

    private static InputObjectGraphType GrantedInput(TypeRegistry types) => types.Input("GrantedAccessInput", "同意的内容;未填的与申请相同。What is granted; as asked where nothing is said.", type =>
    {
        TypeRegistry.Add(type, "fields", TypeRegistry.ListOf(Scalars.String), "信息项坐标。Coordinates.");
        TypeRegistry.Add(type, "level", types.Enum(typeof(AccessLevel)), "级别。The level.");
        TypeRegistry.Add(type, "usages", TypeRegistry.ListOf(types.Enum(typeof(Usage))), "用法。The usages.");
        TypeRegistry.Add(type, "scope", types.Enum(typeof(RowScope)), "行范围。The row scope.");
        TypeRegistry.Add(type, "rows", TypeRegistry.ListOf(Scalars.Id), "指定的记录。The rows that are named.");
        TypeRegistry.Add(type, "from", Scalars.DateTime, "起。From.");
        TypeRegistry.Add(type, "until", Scalars.DateTime, "止。Until.");
    });

    private static void AddAccess(IComplexGraphType type, TypeRegistry types, Action beside)
    {
        beside();
        TypeRegistry.AddRequired(type, "fields", TypeRegistry.ListOf(Scalars.String), "信息项坐标。Coordinates of the fields.");
        TypeRegistry.AddRequired(type, "level", types.Enum(typeof(AccessLevel)), "级别。The level.");
        TypeRegistry.AddRequired(type, "usages", TypeRegistry.ListOf(types.Enum(typeof(Usage))), "用法。The usages.");
        TypeRegistry.AddRequired(type, "scope", types.Enum(typeof(RowScope)), "行范围。The row scope.");
    }

    private static void AddTerm(IComplexGraphType type)
    {
        TypeRegistry.AddRequired(type, "from", Scalars.DateTime, "起。From.");
        TypeRegistry.AddRequired(type, "until", Scalars.DateTime, "止(不含)。Until, exclusive.");
    }

    // Ids of rows as they are given; whoever reads them has those that it sees.
    private static void AddRows(IComplexGraphType type)
    {
        TypeRegistry.AddRequired(type, "rows", TypeRegistry.ListOf(Scalars.Id), "指定的记录中本部门可见的。Rows that are named, those of them that you see.");
        TypeRegistry.AddRequired(type, "rowCount", Scalars.Int, "指定的记录数。How many rows are named.");
    }

    private static QueryArgument Text(string name, string description) => TypeRegistry.Argument(name, new NonNullGraphType(Scalars.String), description);
}
