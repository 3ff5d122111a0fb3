using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Deciding;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Running;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.Querying;

/// <summary>
/// A query is a value that is resolved, decided, compiled and run. Queries, events, exports, lookups of single rows and preflights all
/// use this pipeline, each as far as it needs to.
/// </summary>
internal sealed class QueryPipeline(QueryDecider decider, QueryCompiler compiler, QueryRunner runner, QueryLimits limits)
{
    /// <summary>Decides a resolved query and collects the findings. A preflight stops here.</summary>
    public (DecidedQuery Query, Findings Findings) Decide(DataQuery query, AccessPolicy policy, Caller caller)
    {
        var decided = decider.Decide(query, policy, caller);
        return (decided, new Findings(decided, limits));
    }

    /// <exception cref="QueryRefusedException">The query makes a use that is not permitted, or exceeds a limit; no SQL is written.</exception>
    public QueryPlan Plan(DataQuery query, AccessPolicy policy, Caller caller)
    {
        var (decided, findings) = Decide(query, policy, caller);
        if (findings.Refusals.Count > 0)
            throw new QueryRefusedException(findings.Refusals);
        return new QueryPlan(decided, findings, compiler.Compile(decided));
    }

    /// <exception cref="QueryRefusedException">A value has the wrong form, a cursor is invalid, or the time limit is exceeded.</exception>
    public ValueTask<RunResult> RunAsync(QueryPlan plan, RunInput input, JsonBuffer json, CancellationToken cancel) =>
        runner.RunAsync(plan.Roots, plan.IsVersioned, input, json, cancel);

    /// <exception cref="QueryRefusedException">A value has the wrong form.</exception>
    public ValueTask<RowStream> OpenAsync(QueryPlan plan, RunInput input, CancellationToken cancel) =>
        runner.OpenAsync(plan.Export ?? throw new InvalidOperationException("The plan is not for an export."), input, cancel);
}
