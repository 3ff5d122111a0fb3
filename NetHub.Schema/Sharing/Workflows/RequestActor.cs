using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Sharing.Workflows;

/// <summary>Who files or decides: the department, and who it was, so that nobody decides on its own filing.</summary>
/// <param name="Department">Department code.</param>
/// <param name="Name">OAuth client, and the person that used it.</param>
public sealed record RequestActor(string Department, string Name)
{
    public static RequestActor From(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new RequestActor(caller.Department, caller.Client);
    }
}
