using System.Collections.Frozen;
using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Schemas;
using NetHub.Schema.Querying;
using NetHub.Schema.Querying.Deciding;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Preflight;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Resolving;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>
/// Turns the text of a request into a plan: parses, validates and plans it once, and caches the plan if it can serve other requests.
/// </summary>
internal sealed class OperationPlanner(QueryEngine engine, RootFields roots, ServedSchema served) : IDisposable
{
    // In bytes, so that clients cannot fill the memory with large plans.
    private const int MostPlans = 20 << 20;

    private readonly OperationValidator validator = new(served);
    private readonly DocumentCache documents = new(engine.Limits, roots.KeepsDocument);
    private readonly MemoryCache plans = new(new MemoryCacheOptions { SizeLimit = MostPlans });

    /// <summary>Returns the digest of a cached document; null if the document is not cached.</summary>
    public string? DigestOf(string text) => documents.DigestOf(text);

    /// <summary>Returns the operation named by a request.</summary>
    /// <exception cref="QueryRefusedException">
    /// The text is not a GraphQL document, has no such operation, or asks by GET for something other than a query.
    /// </exception>
    public PreparedOperation Find(GraphQLRequest request, bool isGet = false)
    {
        var operation = documents.Read(request.Query).Operation(request.OperationName);
        if (isGet && operation.Definition.Operation != OperationType.Query)
            throw new QueryRefusedException(QueryErrors.QueriesOnly());
        return operation;
    }

    /// <summary>Returns the plan of an operation and the variable values of the request.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused.</exception>
    public async ValueTask<PlannedOperation> PlanAsync(PreparedOperation operation, GraphQLRequest request, Caller caller, OperationTrace trace, bool isExport = false)
    {
        var keeps = roots.KeepsPlan(operation);
        var variables = Variables(operation, request, caller, keeps);
        var key = new PlanKey(operation, variables.Shape, caller.Profile, engine.Policy.Version, isExport);
        if (!keeps || !plans.TryGetValue(key, out Planned? planned))
        {
            await validator.DemandAsync(operation, request);
            trace.Ended("validate");
            planned = await DecideAsync(operation, new SelectionReader(operation, variables.Values), request, caller, isExport);
            // The key references the document, so its size counts, too. Of refusals, only those without variables are cached: a different
            // value of the same shape may be accepted.
            if (keeps && (planned.Plan is not null || operation.Definition.Variables is null))
                plans.Set(key, planned, new MemoryCacheEntryOptions { Size = planned.Bytes + operation.Document.Bytes });
        }

        if (planned!.Refusals is { } refusals)
            throw new QueryRefusedException(refusals);
        trace.Ended("plan");
        return new PlannedOperation(operation, planned.Plan!, variables.Leaves);
    }

    /// <summary>Returns the single root field of a subscription.</summary>
    /// <exception cref="QueryRefusedException">The operation is refused.</exception>
    public async ValueTask<Selection> RootAsync(PreparedOperation operation, GraphQLRequest request, Caller caller)
    {
        await validator.DemandAsync(operation, request);
        return new SelectionReader(operation, Variables(operation, request, caller, fillsLists: false).Values).Root()[0];
    }

    /// <summary>Returns the errors of all operations of a document.</summary>
    public async ValueTask<IReadOnlyList<QueryError>> CheckAsync(string text, Caller caller)
    {
        try
        {
            var problems = new List<QueryError>();
            foreach (var operation in PreparedDocument.Parse(text, engine.Limits).Operations)
            {
                var request = new GraphQLRequest(text, operation.Definition.Name?.StringValue, SampleVariables.Create(served.Schema, operation.Definition));
                problems.AddRange((await PlanAsync(operation, request, caller, OperationTrace.Silent)).Plan.Errors);
            }

            return problems;
        }
        catch (QueryRefusedException refusal)
        {
            return refusal.Errors;
        }
    }

    /// <summary>Reports what the operation of a request would return. The plan is not cached.</summary>
    /// <exception cref="QueryRefusedException">The operation cannot be planned.</exception>
    public async ValueTask<PreflightReport> PreflightAsync(GraphQLRequest request, Caller caller)
    {
        var (selections, answered) = await ReadAsync(request, caller);
        return engine.Preflight(selections, caller, answered.GetValueOrDefault);
    }

    /// <summary>Returns the decided query of a request, even if it is refused. For tests and diagnosis.</summary>
    /// <exception cref="QueryRefusedException">The operation cannot be planned.</exception>
    public async ValueTask<DecidedQuery> DecideAsync(GraphQLRequest request, Caller caller)
    {
        var (selections, answered) = await ReadAsync(request, caller);
        return engine.Decide(selections, caller, answered.GetValueOrDefault);
    }

    public void Dispose()
    {
        documents.Dispose();
        plans.Dispose();
    }

    private async ValueTask<(IReadOnlyList<Selection> Selections, IReadOnlyDictionary<Selection, IExternalField> Answered)> ReadAsync(GraphQLRequest request, Caller caller)
    {
        var operation = Find(request);
        if (operation.Definition.Operation != OperationType.Query)
            throw new QueryRefusedException(QueryErrors.QueriesOnly());
        await validator.DemandAsync(operation, request);
        var reader = new SelectionReader(operation, Variables(operation, request, caller, roots.KeepsPlan(operation)).Values);
        var selections = reader.Root();
        return (selections, await AnsweredAsync(operation, reader, selections, request, caller));
    }

    private RequestVariables Variables(PreparedOperation operation, GraphQLRequest request, Caller caller, bool fillsLists) =>
        RequestVariables.Read(operation, request.Variables, caller.Township, engine.Limits, fillsLists);

    // A refusal depends on the same inputs as a plan, so it is cached the same way: repeating a refused operation is as cheap as repeating
    // an answered one.
    private async ValueTask<Planned> DecideAsync(PreparedOperation operation, SelectionReader reader, GraphQLRequest request, Caller caller, bool isExport)
    {
        var selections = reader.Root();
        var answered = isExport ? null : await AnsweredAsync(operation, reader, selections, request, caller);
        try
        {
            return new Planned(answered is null ? engine.Plan(ExportShape.From(selections, engine.Catalog), caller) : engine.Plan(selections, caller, answered.GetValueOrDefault), null);
        }
        catch (QueryRefusedException refusal)
        {
            return new Planned(null, refusal.Errors);
        }
    }

    // Prepares the root fields that are not datasets; each checks itself.
    private async ValueTask<IReadOnlyDictionary<Selection, IExternalField>> AnsweredAsync(
        PreparedOperation operation, SelectionReader reader, IReadOnlyList<Selection> selections, GraphQLRequest request, Caller caller)
    {
        var type = operation.Definition.Operation;
        roots.DemandOnce(type, selections);
        Dictionary<Selection, IExternalField>? answered = null;
        foreach (var selection in selections)
        {
            if (roots.Answering(type, selection.Name) is not { } field)
                continue;
            var planning = new RootPlanning(caller, served.Schema, operation, reader.NodesOf(selection), request.Variables);
            var known = await field.PrepareAsync(selection, planning);
            answered ??= new(ReferenceEqualityComparer.Instance);
            answered[selection] = new AnsweredField(field, known);
        }

        return answered ?? (IReadOnlyDictionary<Selection, IExternalField>)FrozenDictionary<Selection, IExternalField>.Empty;
    }

    // Exactly one of the two is set.
    private sealed record Planned(QueryPlan? Plan, IReadOnlyList<QueryError>? Refusals)
    {
        // An error has two texts, a path and details. A refusal names every field that it refuses, so it grows with the document.
        private const int BytesOfError = 2_000;

        public long Bytes => Plan?.Bytes ?? (long)Refusals!.Count * BytesOfError;
    }

    private sealed record PlanKey(PreparedOperation Operation, string Shape, AccessProfile Profile, int PolicyVersion, bool IsExport);
}
