using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>Converts variables to the engine's type.</summary>
internal static class RequestInputs
{
    private static readonly GraphQLSerializer Serializer = new();

    public static Inputs From(JsonElement variables) =>
        variables.ValueKind == JsonValueKind.Object ? Serializer.ReadNode<Inputs>(variables) ?? Inputs.Empty : Inputs.Empty;
}
