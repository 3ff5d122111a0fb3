#pragma warning disable SA1402, MA0048
namespace NetHub.Schema.Querying.Compiling;

/// <summary>The keys of a group, one class for each number of keys.</summary>
public class Keys1<T1>
{
    public required T1 K1 { get; init; }
}

public class Keys2<T1, T2> : Keys1<T1>
{
    public required T2 K2 { get; init; }
}

public class Keys3<T1, T2, T3> : Keys2<T1, T2>
{
    public required T3 K3 { get; init; }
}

public class Keys4<T1, T2, T3, T4> : Keys3<T1, T2, T3>
{
    public required T4 K4 { get; init; }
}

public class Keys5<T1, T2, T3, T4, T5> : Keys4<T1, T2, T3, T4>
{
    public required T5 K5 { get; init; }
}

public class Keys6<T1, T2, T3, T4, T5, T6> : Keys5<T1, T2, T3, T4, T5>
{
    public required T6 K6 { get; init; }
}

internal static class GroupKeyTypes
{
    private static readonly Type[] Types = [typeof(Keys1<>), typeof(Keys2<,>), typeof(Keys3<,,>), typeof(Keys4<,,,>), typeof(Keys5<,,,,>), typeof(Keys6<,,,,,>)];

    public static Type For(IReadOnlyList<Type> keys) => Types[keys.Count - 1].MakeGenericType([.. keys]);
}
