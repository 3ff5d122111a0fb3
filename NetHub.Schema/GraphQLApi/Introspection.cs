using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQLParser.AST;

namespace NetHub.Schema.GraphQLApi;

/// <summary>Introspection is the engine's own: it reads the schema and no data.</summary>
internal static class Introspection
{
    private static readonly DocumentExecuter Executer = new();
    private static readonly GraphQLSerializer Serializer = new();

    public static string Answer(ISchema schema, PreparedOperation operation, IReadOnlyList<GraphQLField> fields, string responseKey, JsonElement variables)
    {
        var alone = new GraphQLOperationDefinition(new GraphQLSelectionSet([.. fields]))
        {
            Operation = OperationType.Query,
            Variables = operation.Definition.Variables,
        };
        var result = Executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Document = new GraphQLDocument([alone, .. operation.Document.Fragments.Values]),
            Variables = Inputs(variables),
            ValidationRules = [],
        }).GetAwaiter().GetResult();
        using var json = JsonDocument.Parse(Serializer.Serialize(result));
        return json.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data.GetProperty(responseKey).GetRawText()
            : "null";
    }

    public static Inputs Inputs(JsonElement variables) =>
        variables.ValueKind == JsonValueKind.Object ? Serializer.ReadNode<Inputs>(variables) ?? GraphQL.Inputs.Empty : GraphQL.Inputs.Empty;
}
