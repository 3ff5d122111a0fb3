using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL.Types;
using GraphQLParser.AST;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>Creates sample values for required variables, so that an operation can be planned before a client sends values.</summary>
internal static class SampleVariables
{
    private static readonly Dictionary<string, JsonNode> Scalars = new()
    {
        ["Int"] = 1,
        ["Float"] = 1.5,
        ["Decimal"] = 1.5,
        ["Boolean"] = true,
        ["LocalDate"] = "2019-12-27",
        ["DateTime"] = "2019-12-27T10:00:00+08:00",
        ["RegionCode"] = "431021000000",
        ["GridCode"] = "431021108200001",
        ["CreditCode"] = "11431021006396041H",
        ["IdNumber"] = "110101199003070017",
        ["MobileNumber"] = "13800000000",
        ["DepartmentCode"] = "PLC",
        ["Period"] = "2019",
        ["YearMonth"] = "2019-12",
    };

    public static JsonElement Create(ISchema schema, GraphQLOperationDefinition operation)
    {
        var values = new JsonObject();
        foreach (var variable in operation.Variables?.Items ?? [])
        {
            if (variable is { DefaultValue: null, Type: GraphQLNonNullType required })
                values[variable.Variable.Name.StringValue] = Value(schema, required.Type);
        }

        return JsonSerializer.SerializeToElement(values);
    }

    private static JsonNode? Value(ISchema schema, GraphQLType type) => type switch
    {
        GraphQLNonNullType inner => Value(schema, inner.Type),
        GraphQLListType inner => new JsonArray(Value(schema, inner.Type)),
        GraphQLNamedType named => Value(schema.AllTypes[named.Name.StringValue], []),
        _ => null,
    };

    private static JsonNode? Value(IGraphType? type, HashSet<string> parents) => type switch
    {
        NonNullGraphType inner => Value(inner.ResolvedType, parents),
        ListGraphType inner => new JsonArray(Value(inner.ResolvedType, parents)),
        EnumerationGraphType choice => choice.Values.First().Name,
        IInputObjectGraphType input => Members(input, parents),
        _ => type is not null && Scalars.TryGetValue(type.Name, out var value) ? value.DeepClone() : "x",
    };

    private static JsonObject Members(IInputObjectGraphType input, HashSet<string> parents)
    {
        var members = new JsonObject();
        if (!parents.Add(input.Name))
            return members;
        foreach (var field in input.Fields.Where(f => f.ResolvedType is NonNullGraphType && f.DefaultValue is null))
            members[field.Name] = Value(field.ResolvedType, parents);
        parents.Remove(input.Name);
        return members;
    }
}
