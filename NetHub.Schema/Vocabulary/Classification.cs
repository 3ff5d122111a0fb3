namespace NetHub.Schema.Vocabulary;

/// <summary>共享类型, as 国发〔2016〕51号 classifies government information.</summary>
public enum SharingType
{
    [Term("无条件共享", "May be provided to all departments")] Unconditional,
    [Term("有条件共享", "May be provided to some departments, or in part")] Conditional,
    [Term("不予共享", "Not to be shared; needs a legal basis")] Restricted,
}

/// <summary>敏感级别; grades 1 to 4 in this order.</summary>
public enum Sensitivity
{
    [Term("公开", "Published or publishable")] Public,
    [Term("内部", "Internal business, not personal")] Internal,
    [Term("个人信息", "Personal information")] Personal,
    [Term("敏感个人信息", "Sensitive personal information")] Sensitive,
}

/// <summary>更新周期: how often the owner promises to publish.</summary>
public enum UpdateCycle
{
    [Term("实时", "In real time")] Realtime,
    [Term("每日", "Daily")] Daily,
    [Term("每周", "Weekly")] Weekly,
    [Term("每月", "Monthly")] Monthly,
    [Term("每季度", "Quarterly")] Quarterly,
    [Term("每年", "Yearly")] Yearly,
    [Term("不定期", "Irregularly")] Irregular,
}

/// <summary>访问类别: what the access matrix is written in.</summary>
public enum AccessClass
{
    [Term("参考事实", "Reference and published facts")] Ref,
    [Term("履职信息", "Name and duty phone of office-holders")] Duty,
    [Term("姓名与概况", "A private person's name and coarse profile")] Name,
    [Term("联系方式", "Private phone, address, coordinates")] Cont,
    [Term("身份标识", "Identity number, birth date, former name, marital status")] Idn,
    [Term("政治面貌", "Political status, stage, dates")] Party,
    [Term("报酬", "Pay, dues, allowances")] Pay,
    [Term("考核评价", "Appraisals, scores, weak-branch lists")] Eval,
    [Term("困难情况", "Hardship: cause, income, health, allowance")] Need,
    [Term("案件内容", "Free text and parties of orders and disputes")] Case,
    [Term("未成年人", "Persons under 14 and their guardians")] Minor,
    [Term("特殊人群统计", "Special-population statistics")] Spec,
    [Term("志愿服务记录", "An individual's volunteer record")] Vol,
    [Term("企业经营", "Enterprise operating data")] Econ,
    [Term("业务事实", "Business facts that are not personal")] Biz,
    [Term("计数与指标", "Counts and indicators")] Agg,
    [Term("中枢内部", "Hub-internal identifiers, grants, audit")] Gov,
    [Term("公开目录", "The published catalog")] Govp,
}

/// <summary>脱敏规则. <see cref="Unsaid"/> is not a rule: start-up refuses a field that says none, so that
/// returning a value unmasked is always a choice that somebody wrote down.</summary>
public enum Mask
{
    Unsaid,
    [Term("不脱敏", "Returned as it is once the row is visible")] None,
    [Term("姓名", "Surname kept, one * for each further character")] Name,
    [Term("证件号", "First and last character kept")] Id,
    [Term("证件号6+4", "First six and last four kept; never beside a birth date")] Id64,
    [Term("手机号", "First three and last four kept")] Phone,
    [Term("地址", "Kept down to the village, the rest hidden")] Address,
    [Term("坐标", "The centre of the village")] Geo,
    [Term("出生日期", "The year; 90 and older in one class")] Birth,
    [Term("区划", "Cut to the township")] Region,
    [Term("泛化", "A date to its year, ethnicity to Han or minority")] Generalise,
    [Term("金额", "A band")] Amount,
    [Term("文本", "Only how long it is")] Text,
    [Term("隐藏", "null")] Null,
    [Term("假名", "A pseudonym that differs for each department")] Token,
    [Term("抑制", "null in a small cell")] Suppress,
}

/// <summary>行范围: the rows for which a level holds.</summary>
public enum RowScope
{
    [Term("全县", "The whole county")] County,
    [Term("本乡镇(街道)", "Rows of the caller's township")] Township,
    [Term("本园区", "Rows of the caller's park")] Park,
    [Term("本部门登记", "Rows that the caller's department registered")] Own,
    [Term("经办案件", "Rows of a case assigned to the caller's department")] Case,
}
