using GraphQL;
using GraphQL.Validation;
using NetHub.Schema.Querying.Errors;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>The engine's validation errors as the hub's: one stable code, no "did you mean", no values.</summary>
internal static class ValidationErrors
{
    public static QueryError Translate(ExecutionError error)
    {
        var locations = error.Locations?.Select(l => (l.Line, l.Column)).ToList();
        if (error is InvalidVariableError)
        {
            return new QueryError("BAD_USER_INPUT", $"变量不符合声明的类型:{Plain(error.Message)}", $"A variable does not fit its declared type: {Plain(error.Message)}",
                Locations: locations);
        }

        return new QueryError("GRAPHQL_VALIDATION_FAILED", $"查询不符合模式:{Plain(error.Message)}", $"The query does not fit the schema: {Plain(error.Message)}",
            Locations: locations);
    }

    private static string Plain(string message)
    {
        var hint = message.IndexOf("Did you mean", StringComparison.Ordinal);
        return (hint < 0 ? message : message[..hint]).Trim();
    }
}
