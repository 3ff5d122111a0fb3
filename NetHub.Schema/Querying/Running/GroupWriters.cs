using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Running.Statistics;

namespace NetHub.Schema.Querying.Running;

/// <summary>Writes one selected field of a group or an aggregate.</summary>
internal abstract class GroupWriter(string responseKey)
{
    private readonly byte[] name = FieldWriter.JsonName(responseKey);

    public abstract void Write(Group group, RunScope run);

    public static GroupWriter[] From(IReadOnlyList<GroupMember> members) => [.. members.Select(From)];

    public static void WriteObject(GroupWriter[] members, Group group, RunScope run)
    {
        run.Json.Byte((byte)'{');
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
                run.Json.Byte((byte)',');
            run.Json.Raw(members[i].name);
            members[i].Write(group, run);
        }

        run.Json.Byte((byte)'}');
    }

    private static GroupWriter From(GroupMember member) => member switch
    {
        GroupTypeName name => new GroupTypeNameWriter(name),
        GroupCount count => new GroupCountWriter(count),
        GroupSuppressed suppressed => new GroupSuppressedWriter(suppressed),
        GroupObject inner => new GroupObjectWriter(inner),
        GroupMeasure measure => new GroupMeasureWriter(measure),
        GroupKeyObject key => new GroupKeyWriter(key),
        GroupKeyMember part => new GroupKeyMemberWriter(part),
        _ => throw new InvalidOperationException($"Cannot write a {member.GetType().Name}"),
    };
}

internal sealed class GroupTypeNameWriter(GroupTypeName member) : GroupWriter(member.ResponseKey)
{
    public override void Write(Group group, RunScope run) => run.Json.Text(member.Type);
}

internal sealed class GroupCountWriter(GroupCount member) : GroupWriter(member.ResponseKey)
{
    public override void Write(Group group, RunScope run)
    {
        if (group.Count is { } count)
            run.Json.Number(count);
        else
            run.Json.Null();
    }
}

internal sealed class GroupSuppressedWriter(GroupSuppressed member) : GroupWriter(member.ResponseKey)
{
    public override void Write(Group group, RunScope run) => run.Json.Boolean(group.Suppressed);
}

internal sealed class GroupObjectWriter(GroupObject member) : GroupWriter(member.ResponseKey)
{
    private readonly GroupWriter[] members = From(member.Members);

    public override void Write(Group group, RunScope run) => WriteObject(members, group, run);
}

internal sealed class GroupMeasureWriter(GroupMeasure member) : GroupWriter(member.ResponseKey)
{
    public override void Write(Group group, RunScope run) =>
        StatisticsValue.Write(member.Measure.Field, member.Measure.Measure, group.Values[member.Measure.Index], run);
}

/// <summary>Writes the key of a group; null for the merged group.</summary>
internal sealed class GroupKeyWriter(GroupKeyObject member) : GroupWriter(member.ResponseKey)
{
    private readonly GroupWriter[] members = From(member.Members);

    public override void Write(Group group, RunScope run)
    {
        if (group.IsRemainder)
            run.Json.Null();
        else
            WriteObject(members, group, run);
    }
}

/// <summary>Writes one part of a key; null for a field that is not a group key.</summary>
internal sealed class GroupKeyMemberWriter(GroupKeyMember member) : GroupWriter(member.ResponseKey)
{
    public override void Write(Group group, RunScope run)
    {
        if (member.Key is not { } key || group.Keys[member.Index] is not { } value)
            run.Json.Null();
        else if (key.IsText)
            run.Json.Text((string)value);
        else
            StatisticsValue.Write(key.Field, Measure.Min, value, run);
    }
}
