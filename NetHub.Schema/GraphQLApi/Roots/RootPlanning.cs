using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>What a root field can look at while an operation is planned.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Schema">The schema that is served.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Nodes">The nodes of the document that the selection came from.</param>
/// <param name="Variables">Variables as they were sent.</param>
internal sealed record RootPlanning(Caller Caller, ISchema Schema, PreparedOperation Operation, IReadOnlyList<GraphQLField> Nodes, JsonElement Variables);
