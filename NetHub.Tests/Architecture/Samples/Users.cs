using NetHub.Tests.Architecture.Samples.Used;

namespace NetHub.Tests.Architecture.Samples;

internal sealed class ByClosure
{
    public static Func<int, string> Make(int one) => other => new Target().Say(one + other);
}

internal sealed class ByTask
{
    public static async Task<string> SayAsync()
    {
        await Task.Yield();
        return new Target().Say(1);
    }
}

internal sealed class ByStream
{
    public static async IAsyncEnumerable<string> SayAsync()
    {
        await Task.Yield();
        yield return new Target().Say(1);
    }
}

[Mark(Several = [typeof(Target)])]
internal sealed class ByAttribute;

internal sealed class ByConstraint<T>
    where T : Target;

internal sealed class ByArgument
{
    public static int Count(IReadOnlyList<Target[]>? all) => all?.Count ?? 0;
}

internal sealed class ByTest
{
    public static bool Is(object value) => value is Target;
}

internal sealed class ByNestedType
{
    private sealed class Inner : Target;

    public static object Make() => new Inner();
}

internal sealed class ByNothing
{
    public static string Say() => "nothing";
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class MarkAttribute : Attribute
{
    public Type[] Several { get; set; } = [];
}
