using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Roots;
using NetHub.Schema.GraphQLApi.Types;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Introspection;

/// <summary><c>__schema</c> and <c>__type</c>, answered by the GraphQL engine, which reads only the schema.</summary>
internal sealed class IntrospectionRoot(string name, bool isOn) : IRootField
{
    private static readonly DocumentExecuter Executer = new();
    private static readonly GraphQLSerializer Serializer = new();

    public string Name => name;

    public OperationType Operation => OperationType.Query;

    public PlanKeeping Plans => PlanKeeping.WithoutVariables;

    public bool IsVersioned => true;

    public bool IsSafe => true;

    /// <summary>Does nothing: the engine defines the field in every schema.</summary>
    public void Define(ObjectGraphType root, TypeRegistry types)
    {
    }

    public async ValueTask<byte[]?> PrepareAsync(Selection selection, RootPlanning planning)
    {
        if (!isOn)
            throw new QueryRefusedException(QueryErrors.NoIntrospection());
        var result = await Executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = planning.Schema,
            Document = new GraphQLDocument([Alone(planning), .. planning.Operation.Document.Fragments.Values]),
            Variables = RequestInputs.From(planning.Variables),
            ValidationRules = [],
        });
        using var json = JsonDocument.Parse(Serializer.Serialize(result));
        return json.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? System.Text.Encoding.UTF8.GetBytes(data.GetProperty(selection.ResponseKey).GetRawText())
            : [.. "null"u8];
    }

    public ValueTask<byte[]> AnswerAsync(Selection selection, RootFieldRun run, CancellationToken cancel) =>
        throw new InvalidOperationException("Introspection is answered while planning.");

    private static GraphQLOperationDefinition Alone(RootPlanning planning) => new(new GraphQLSelectionSet([.. planning.Nodes]))
    {
        Operation = OperationType.Query,
        Variables = planning.Operation.Definition.Variables,
    };
}
