using System.Diagnostics;
using NetHub.Schema.Querying;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>Traces one operation, phase by phase. Without listeners it costs almost nothing.</summary>
internal sealed class OperationTrace(string? department, Activity? activity) : IDisposable
{
    private long since = Stopwatch.GetTimestamp();

    /// <summary>A trace that reports nothing.</summary>
    public static OperationTrace Silent { get; } = new(null, null);

    public void Named(string? operation)
    {
        activity?.SetTag("graphql.operation.name", operation);
        activity?.SetTag("nethub.department", department);
    }

    /// <summary>Ends a phase, which began when the previous one ended.</summary>
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
