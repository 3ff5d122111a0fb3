using GraphQL.Validation;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.GraphQLApi.Schemas;
using NetHub.Schema.Querying.Errors;

namespace NetHub.Schema.GraphQLApi.Operations;

/// <summary>Validates operations against the served schema, using the engine's rules.</summary>
internal sealed class OperationValidator(ServedSchema served)
{
    private const int MostErrors = 20;
    private readonly DocumentValidator validator = new();

    /// <exception cref="QueryRefusedException">The operation or its variables do not match the schema.</exception>
    public async ValueTask DemandAsync(PreparedOperation operation, GraphQLRequest request)
    {
        var result = await validator.ValidateAsync(new ValidationOptions
        {
            Schema = served.Schema,
            Document = operation.Document.Document,
            Operation = operation.Definition,
            Variables = RequestInputs.From(request.Variables),
            Extensions = RequestInputs.From(default),
            UserContext = new Dictionary<string, object?>(),
        });
        if (!result.IsValid)
            throw new QueryRefusedException([.. result.Errors.Take(MostErrors).Select(ValidationErrors.Translate)]);
    }
}
