using GraphQL;
using GraphQL.Validation;
using NetHub.Schema.Querying.Errors;

namespace NetHub.Schema.GraphQLApi.Documents;

/// <summary>
/// Translates the engine's validation errors into the hub's: with a stable code and without "did you mean" hints, which would reveal names.
/// </summary>
internal static class ValidationErrors
{
    public static QueryError Translate(ExecutionError error)
    {
        var locations = error.Locations?.Select(l => (l.Line, l.Column)).ToList();
        if (error is InvalidVariableError)
        {
            return new QueryError("BAD_USER_INPUT", $"变量与声明的类型不符：{Plain(error.Message)}", $"A variable does not match its declared type: {Plain(error.Message)}",
                Locations: locations);
        }

        return new QueryError("GRAPHQL_VALIDATION_FAILED", $"查询与接口模式（schema）不符：{Plain(error.Message)}", $"The query does not match the schema: {Plain(error.Message)}",
            Locations: locations);
    }

    private static string Plain(string message)
    {
        var hint = message.IndexOf("Did you mean", StringComparison.Ordinal);
        return (hint < 0 ? message : message[..hint]).Trim();
    }
}
