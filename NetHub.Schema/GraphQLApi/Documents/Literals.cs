using GraphQLParser.AST;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>Reads values written in the document.</summary>
internal static class Literals
{
    public static InputValue Read(GraphQLValue value, IReadOnlyDictionary<string, InputValue> variables) => value switch
    {
        GraphQLVariable variable => variables.GetValueOrDefault(variable.Name.StringValue, InputValue.Null),
        GraphQLNullValue => InputValue.Null,
        GraphQLBooleanValue boolean => new ScalarInput(boolean.BoolValue, null),
        GraphQLIntValue number => long.TryParse(number.Value.Span, System.Globalization.CultureInfo.InvariantCulture, out var whole)
            ? new ScalarInput(whole, null)
            : throw new QueryRefusedException(QueryErrors.BadValue("Int")),
        GraphQLFloatValue number => decimal.TryParse(number.Value.Span, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var real)
            ? new ScalarInput(real, null)
            : throw new QueryRefusedException(QueryErrors.BadValue("Decimal")),
        GraphQLStringValue text => new ScalarInput(text.Value.ToString(), null),
        GraphQLEnumValue name => new ScalarInput(name.Name.StringValue, null),
        GraphQLListValue list => new ListInput([.. (list.Values ?? []).Select(v => Read(v, variables))]),
        GraphQLObjectValue members => new ObjectInput((members.Fields ?? [])
            .Where(f => f.Value is not GraphQLVariable missing || variables.ContainsKey(missing.Name.StringValue))
            .ToDictionary(f => f.Name.StringValue, f => Read(f.Value, variables))),
        _ => throw new NotSupportedException(value.GetType().Name),
    };
}
