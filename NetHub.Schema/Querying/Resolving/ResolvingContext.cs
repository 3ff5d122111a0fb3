using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Resolving;

/// <summary>What the resolvers of one operation share. Problems are collected, so that a request hears of all of them at once.</summary>
internal sealed class ResolvingContext(DataCatalog catalog, QueryLimits limits)
{
    private readonly List<QueryError> problems = [];

    public DataCatalog Catalog => catalog;

    public QueryLimits Limits => limits;

    public void Report(QueryError problem) => problems.Add(problem);

    public void Report(string chinese, string english, IReadOnlyList<string>? path = null) => Report(QueryErrors.BadInput(chinese, english, path));

    /// <exception cref="QueryRefusedException">A name is unknown, or a value is not one that the argument takes.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0)
            throw new QueryRefusedException(problems);
    }
}
