using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>The state of one owner's part of a sharing request. Active and expired follow from the grant's term and the clock.</summary>
public enum RequestState
{
    [Term("草稿", "Not handed in yet")] Draft,
    [Term("数源部门审核", "The owner decides")] ProviderReview,
    [Term("补正", "The applicant is asked to complete it; the clock stands")] Completion,
    [Term("自动授权", "Granted without a decision: every field is shared unconditionally")] AutoGranted,
    [Term("同意", "Granted as it was asked")] Approved,
    [Term("部分同意", "Granted narrower than it was asked")] Partial,
    [Term("不同意", "Refused, with a reason")] Refused,
    [Term("协调", "The hub's operator settles it")] Coordination,
    [Term("生效中", "The grant is in force")] Active,
    [Term("已到期", "The term of the grant is over")] Expired,
    [Term("已撤销", "The grant was taken or given back")] Revoked,
    [Term("已撤回", "The applicant does not want it any more")] Withdrawn,
}

/// <summary>An action on a part of a request.</summary>
public enum RequestAction
{
    [Term("提交", "Hand it in")] Submit,
    [Term("撤回", "Take the request back")] Withdraw,
    [Term("受理", "Take it up")] TakeUp,
    [Term("要求补正", "Ask for what is missing")] AskCompletion,
    [Term("补正", "Give what was missing")] Complete,
    [Term("同意", "Grant it, or less of it")] Approve,
    [Term("不同意", "Refuse it")] Refuse,
    [Term("提请协调", "Ask the hub's operator")] Escalate,
    [Term("撤销授权", "Take the grant back")] Revoke,
    [Term("交回授权", "Give the grant back")] GiveBack,
}

/// <summary>The role in which an actor takes a step.</summary>
public enum RequestParty
{
    [Term("申请部门", "The department that asks")] Applicant,
    [Term("数源部门", "The department that answers for the fields")] Owner,
    [Term("协调部门", "The hub's operator")] Coordinator,
}
