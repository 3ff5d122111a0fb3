using System.Diagnostics;
using System.Diagnostics.Metrics;
using NetHub.Schema.Querying;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi;

/// <summary>
/// Traces and metrics of operations, under the name <see cref="Name"/>. They carry departments, codes and numbers: no value, no
/// variable, no text of a document.
/// </summary>
public static class OperationTelemetry
{
    public const string Name = "NetHub";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("nethub.operation.duration", "s", "Time of an operation, by phase.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("nethub.refusals", "{refusal}", "Operations that were refused, by code.");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("nethub.rows", "{row}", "Rows that were shown.");
    private static readonly Histogram<long> Costs = Meter.CreateHistogram<long>("nethub.operation.cost", "{cost}", "Type cost of operations that ran.");

    private static readonly Counter<long> Alarms = Meter.CreateCounter<long>("nethub.alarms", "{alarm}", "What the security administrator should look at, by kind.");

    /// <summary>The time that a phase took which is not the operation's own: <c>record</c>, <c>write</c>.</summary>
    public static void Phase(string phase, Caller caller, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(caller);
        Durations.Record(time.TotalSeconds, new("phase", phase), new("department", caller.Department));
    }

    /// <summary>Something that the security administrator should look at.</summary>
    internal static void Alarm(string kind, Caller caller) => Alarms.Add(1, new("kind", kind), new("department", caller.Department));

    /// <summary>An operation was refused after it was worked on.</summary>
    internal static void Refused(string code, Caller caller) => Refusals.Add(1, new("code", code), new("department", caller.Department));

    internal static OperationTrace Begin(Caller caller) => new(caller.Department, Source.StartActivity("graphql"));

    /// <summary>One operation, phase by phase. What nobody listens to costs next to nothing; the default one tells nobody.</summary>
    internal struct OperationTrace(string? department, Activity? activity) : IDisposable
    {
        private long since = Stopwatch.GetTimestamp();

        public readonly void Named(string? operation)
        {
            activity?.SetTag("graphql.operation.name", operation);
            activity?.SetTag("nethub.department", department);
        }

        /// <summary>The time since the last phase ended was this one's.</summary>
        public void Ended(string phase)
        {
            if (department is null)
                return;
            var now = Stopwatch.GetTimestamp();
            Durations.Record(Stopwatch.GetElapsedTime(since, now).TotalSeconds, new("phase", phase), new("department", department));
            activity?.AddEvent(new ActivityEvent(phase));
            since = now;
        }

        public readonly void Ran(QueryPlan plan, long rows)
        {
            Rows.Add(rows, new KeyValuePair<string, object?>("department", department));
            Costs.Record(plan.TypeCost, new KeyValuePair<string, object?>("department", department));
            activity?.SetTag("nethub.rows", rows);
            activity?.SetTag("nethub.cost", plan.TypeCost);
        }

        public readonly void Refused(string code)
        {
            Refusals.Add(1, new("code", code), new("department", department));
            activity?.SetStatus(ActivityStatusCode.Error, code);
        }

        public readonly void Dispose() => activity?.Dispose();
    }
}
