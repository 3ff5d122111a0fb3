namespace NetHub.Schema.Vocabulary;

/// <summary>States of a service order or an enterprise request (群众点单—支部下单—网格员和党员接单).</summary>
public enum OrderStatus
{
    [Term("已点单", "Submitted")] Submitted,
    [Term("支部已受理", "Accepted by the branch")] Accepted,
    [Term("已下单", "Issued, waiting to be claimed")] Issued,
    [Term("已接单", "Claimed")] Claimed,
    [Term("办理中", "In progress")] InProgress,
    [Term("挂起", "Suspended")] Suspended,
    [Term("已上报", "Escalated")] Escalated,
    [Term("已办结", "Completed, waiting for evaluation")] Completed,
    [Term("已评单", "Evaluated")] Evaluated,
    [Term("不予受理", "Rejected")] Rejected,
    [Term("已撤单", "Withdrawn")] Withdrawn,
    [Term("已归档", "Archived")] Archived,
    [Term("已转纠纷或事件", "Converted to a dispute or an event")] Converted,
}

/// <summary>登记状态 of an organisation or a party organisation.</summary>
public enum OrgStatus
{
    [Term("存续", "Active")] Active,
    [Term("停业", "Suspended")] Suspended,
    [Term("吊销", "Revoked")] Revoked,
    [Term("注销", "Deregistered")] Deregistered,
    [Term("撤销", "Dissolved")] Dissolved,
}
