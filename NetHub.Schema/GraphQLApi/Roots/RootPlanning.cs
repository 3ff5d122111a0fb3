using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Schema.GraphQLApi.Roots;

/// <summary>The input of a root field while an operation is planned.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Schema">The served schema.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Nodes">The document nodes of the selection.</param>
/// <param name="Variables">The variables as sent by the client.</param>
internal sealed record RootPlanning(Caller Caller, ISchema Schema, PreparedOperation Operation, IReadOnlyList<GraphQLField> Nodes, JsonElement Variables);
