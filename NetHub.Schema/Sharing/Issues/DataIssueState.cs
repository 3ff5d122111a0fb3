using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Issues;

/// <summary>The state of a data issue.</summary>
public enum DataIssueState
{
    [Term("待受理", "The owner has not taken it up yet")] Open,
    [Term("核实中", "The owner looks into it")] Assigned,
    [Term("确认有误", "The value is wrong; the owner corrects it")] ConfirmedError,
    [Term("已更正", "A batch corrected it")] Corrected,
    [Term("核实无误", "The value is right")] NotError,
    [Term("已办结", "Nobody has to do anything any more")] Closed,
}

/// <summary>The kind of problem with a value.</summary>
public enum DataIssueProblem
{
    [Term("值有误", "The value is wrong")] WrongValue,
    [Term("值过时", "The value was right once")] Outdated,
    [Term("缺值", "There should be a value")] Missing,
    [Term("重复", "The same is there twice")] Duplicate,
    [Term("身份冲突", "It belongs to somebody, or something, else")] IdentityConflict,
    [Term("其他", "Something else, as the remark says")] Other,
}

/// <summary>An action on a data issue.</summary>
public enum DataIssueAction
{
    [Term("受理", "Take it up")] TakeUp,
    [Term("确认有误", "Confirm that the value is wrong")] Confirm,
    [Term("核实无误", "Say why the value is right")] Reject,
    [Term("更正", "Name the batch that corrected it")] Correct,
    [Term("办结", "Close it")] Close,
    [Term("撤回", "Take the data issue back")] Withdraw,
}

/// <summary>The role in which an actor takes a step.</summary>
public enum DataIssueParty
{
    [Term("提出部门", "The department that raised it")] Raiser,
    [Term("数源部门", "The department that answers for the field")] Owner,
}
