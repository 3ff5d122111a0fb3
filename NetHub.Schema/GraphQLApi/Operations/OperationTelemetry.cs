using System.Diagnostics;
using System.Diagnostics.Metrics;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>
/// Traces and metrics of operations, under the name <see cref="Name"/>. They contain departments, codes and numbers, but never values,
/// variables or document texts.
/// </summary>
public static class OperationTelemetry
{
    public const string Name = "NetHub";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("nethub.operation.duration", "s", "Duration of operations, by phase.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("nethub.refusals", "{refusal}", "Refused operations, by code.");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("nethub.rows", "{row}", "Rows returned.");
    private static readonly Histogram<long> Costs = Meter.CreateHistogram<long>("nethub.operation.cost", "{cost}", "Type cost of executed operations.");

    private static readonly Counter<long> Alarms = Meter.CreateCounter<long>("nethub.alarms", "{alarm}", "Events that the security administrator should look at, by kind.");

    /// <summary>Records the duration of a phase outside the operation itself: "record" or "write".</summary>
    public static void Phase(string phase, Caller caller, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(caller);
        Phase(phase, caller.Department, time);
    }

    /// <summary>Counts an event that the security administrator should look at.</summary>
    internal static void Alarm(string kind, Caller caller) => Alarms.Add(1, new("kind", kind), new("department", caller.Department));

    /// <summary>Counts an operation that was refused after it ran.</summary>
    internal static void Refused(string code, Caller caller) => Refused(code, caller.Department);

    internal static OperationTrace Begin(Caller caller) => new(caller.Department, Source.StartActivity("graphql"));

    internal static void Phase(string phase, string department, TimeSpan time) => Durations.Record(time.TotalSeconds, new("phase", phase), new("department", department));

    internal static void Refused(string code, string department) => Refusals.Add(1, new("code", code), new("department", department));

    internal static void Ran(long rows, long cost, string department)
    {
        Rows.Add(rows, new KeyValuePair<string, object?>("department", department));
        Costs.Record(cost, new KeyValuePair<string, object?>("department", department));
    }
}
