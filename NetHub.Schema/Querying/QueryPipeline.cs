using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Deciding;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying;

/// <summary>
/// A query is a value that passes through rooms: it is resolved, decided, compiled and run. Queries, events, exports, look-ups of single
/// rows and preflights go this way, each as far as it needs to.
/// </summary>
internal sealed class QueryPipeline(QueryDecider decider, QueryCompiler compiler, QueryRunner runner, QueryLimits limits)
{
    /// <summary>Decides a resolved query, and reads off what was decided. A preflight stops here.</summary>
    public (DecidedQuery Query, Findings Findings) Decide(DataQuery query, AccessPolicy policy, Caller caller)
    {
        var decided = decider.Decide(query, policy, caller);
        return (decided, new Findings(decided, limits));
    }

    /// <exception cref="QueryRefusedException">The query uses what it may not, or is over a limit; no SQL was written.</exception>
    public QueryPlan Plan(DataQuery query, AccessPolicy policy, Caller caller)
    {
        var (decided, findings) = Decide(query, policy, caller);
        if (findings.Refusals.Count > 0)
            throw new QueryRefusedException(findings.Refusals);
        return new QueryPlan(decided, findings, compiler.Compile(decided));
    }

    /// <exception cref="QueryRefusedException">A value has the wrong form, a cursor is not valid, or time is up.</exception>
    public ValueTask<RunResult> RunAsync(QueryPlan plan, RunInput input, JsonBuffer json, CancellationToken cancel) =>
        runner.RunAsync(plan.Roots, plan.IsVersioned, input, json, cancel);

    /// <exception cref="QueryRefusedException">A value has the wrong form.</exception>
    public ValueTask<RowStream> OpenAsync(QueryPlan plan, RunInput input, CancellationToken cancel) =>
        runner.OpenAsync(plan.Export ?? throw new InvalidOperationException("The plan is not of an export."), input, cancel);
}
