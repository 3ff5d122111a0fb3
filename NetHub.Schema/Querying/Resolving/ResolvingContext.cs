using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>The state shared by the resolvers of one operation. It collects problems, so that a request gets all of them at once.</summary>
internal sealed class ResolvingContext(DataCatalog catalog, QueryLimits limits)
{
    private readonly List<QueryError> problems = [];

    public DataCatalog Catalog => catalog;

    public QueryLimits Limits => limits;

    public void Report(QueryError problem) => problems.Add(problem);

    public void Report(string chinese, string english, IReadOnlyList<string>? path = null) => Report(QueryErrors.BadInput(chinese, english, path));

    /// <exception cref="QueryRefusedException">A name is unknown, or an argument has an invalid value.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0)
            throw new QueryRefusedException(problems);
    }
}
