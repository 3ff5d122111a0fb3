using System.Diagnostics;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>One operation, phase by phase. Where nobody listens it costs next to nothing.</summary>
internal sealed class OperationTrace(string? department, Activity? activity) : IDisposable
{
    private long since = Stopwatch.GetTimestamp();

    /// <summary>Tells nobody.</summary>
    public static OperationTrace Silent { get; } = new(null, null);

    public void Named(string? operation)
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
        OperationTelemetry.Phase(phase, department, Stopwatch.GetElapsedTime(since, now));
        activity?.AddEvent(new ActivityEvent(phase));
        since = now;
    }

    public void Ran(QueryPlan plan, long rows)
    {
        if (department is null)
            return;
        OperationTelemetry.Ran(rows, plan.TypeCost, department);
        activity?.SetTag("nethub.rows", rows);
        activity?.SetTag("nethub.cost", plan.TypeCost);
    }

    public void Refused(string code)
    {
        if (department is null)
            return;
        OperationTelemetry.Refused(code, department);
        activity?.SetStatus(ActivityStatusCode.Error, code);
    }

    public void Dispose() => activity?.Dispose();
}
