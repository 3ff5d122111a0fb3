using NetHub.Schema.SampleData;

namespace NetHub.Tests.SampleData;

/// <summary>The sample county of the default seed, built once for all tests.</summary>
internal static class Sample
{
    private static readonly Lazy<SampleCounty> Built = new(() => SampleCounty.Build(new SampleOptions()));

    public static SampleCounty County => Built.Value;

    public static IEnumerable<T> Rows<T>() => County.Tables.Single(t => t.Dataset == typeof(T)).Rows.Cast<T>();
}
