using System.Text;
using System.Text.Json;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>
/// A request's variables, split into their shape, which is part of the plan's key, and their values, which are not. Variables that
/// determine the structure of the query (order, group keys, page sizes, booleans) are part of the shape by value.
/// </summary>
internal sealed class RequestVariables
{
    private readonly StringBuilder shape = new();
    private readonly List<object?> leaves = [];
    private readonly string? township;
    private readonly bool fillsLists;

    private RequestVariables(string? township, bool fillsLists)
    {
        this.township = township;
        this.fillsLists = fillsLists;
    }

    public Dictionary<string, InputValue> Values { get; } = [];

    public string Shape => shape.ToString();

    public IReadOnlyList<object?> Leaves => leaves;

    /// <param name="operation">The operation that declares the variables.</param>
    /// <param name="variables">The variables as sent by the client.</param>
    /// <param name="township">The township of the caller.</param>
    /// <param name="limits">The limit on the number of values.</param>
    /// <param name="fillsLists">Whether lists are padded, so that one cached plan serves lists of many lengths.</param>
    /// <exception cref="QueryRefusedException">The variables are not an object, or have too many values.</exception>
    public static RequestVariables Read(PreparedOperation operation, JsonElement variables, string? township, QueryLimits limits, bool fillsLists)
    {
        var result = new RequestVariables(township, fillsLists);
        if (variables.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object))
            throw new QueryRefusedException(QueryErrors.BadInput("variables 必须是 JSON 对象。", "variables must be a JSON object."));
        CheckCount(variables, limits.MaxVariableValues);
        foreach (var (name, isByValue, defaultValue) in operation.Variables)
        {
            if (variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(name, out var value))
                result.Values[name] = isByValue ? result.ByValue(value) : result.ByShape(value);
            else if (defaultValue is not null)
                result.Values[name] = Literals.Read(defaultValue, result.Values);
            else
                result.shape.Append('-');
            result.shape.Append(';');
        }

        return result;
    }

    private static void CheckCount(JsonElement variables, int limit)
    {
        var count = Count(variables);
        if (count > limit)
            throw new QueryRefusedException(QueryErrors.Limit("VARIABLES_EXCEEDED", "变量中的值", "values in variables", limit, count));
    }

    private static int Count(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => 1 + value.EnumerateObject().Sum(static m => Count(m.Value)),
        JsonValueKind.Array => 1 + value.EnumerateArray().Sum(Count),
        _ => 1,
    };

    private InputValue ByValue(JsonElement value)
    {
        shape.Append(value.GetRawText());
        return Convert(value);
    }

    private InputValue ByShape(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return ObjectByShape(value);
            case JsonValueKind.Array:
                return ListByShape(value);
            case JsonValueKind.Null:
                shape.Append('n');
                return InputValue.Null;
            case JsonValueKind.True or JsonValueKind.False:
                shape.Append(value.ValueKind == JsonValueKind.True ? 'T' : 'F');
                return new ScalarInput(value.GetBoolean(), null);
            default:
                return Leaf(Scalar(value));
        }
    }

    // Pads lists of values to a power of two with their last value, so that few plans serve all lengths.
    private ListInput ListByShape(JsonElement value)
    {
        shape.Append('[');
        var items = value.EnumerateArray().Select(ByShape).ToList();
        if (fillsLists && items.Count > 2 && items.TrueForAll(i => i is ScalarInput { Leaf: not null }))
        {
            var last = value[items.Count - 1];
            while (!System.Numerics.BitOperations.IsPow2(items.Count))
                items.Add(ByShape(last));
        }

        shape.Append(']');
        return new ListInput(items);
    }

    private ObjectInput ObjectByShape(JsonElement value)
    {
        var members = new Dictionary<string, InputValue>();
        shape.Append('{');
        foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            shape.Append(member.Name).Append(':');
            members[member.Name] = ByShape(member.Value);
        }

        shape.Append('}');
        return new ObjectInput(members);
    }

    private ScalarInput Leaf(object value)
    {
        // Codes in the caller's own township get other statistics, so this is part of the plan.
        var isOwn = township is not null && value is string text && text.StartsWith(township, StringComparison.Ordinal);
        shape.Append(isOwn ? 'o' : value is string ? 's' : 'd');
        leaves.Add(value);
        return new ScalarInput(value, leaves.Count - 1);
    }

    private static InputValue Convert(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => InputValue.Null,
        JsonValueKind.Array => new ListInput([.. value.EnumerateArray().Select(Convert)]),
        JsonValueKind.Object => new ObjectInput(value.EnumerateObject().ToDictionary(m => m.Name, m => Convert(m.Value))),
        JsonValueKind.True or JsonValueKind.False => new ScalarInput(value.GetBoolean(), null),
        _ => new ScalarInput(Scalar(value), null),
    };

    private static object Scalar(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()!;
        if (value.TryGetInt64(out var whole))
            return whole;
        return value.TryGetDecimal(out var number) ? number : throw Bad();
    }

    private static QueryRefusedException Bad() => new(QueryErrors.BadValue("a number in range", chinese: "范围内的数字"));
}
