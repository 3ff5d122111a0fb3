using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>The state shared by the compilers of one query: the model, the parameters, and the day for dated rows.</summary>
internal sealed class CompilingContext
{
    public CompilingContext(HubDbContext db, CodeLists codeLists, QueryLimits limits)
    {
        (Db, CodeLists, Limits) = (db, codeLists, limits);
        Rows = new RowConditions(this);
        Predicates = new PredicateCompiler(this);
    }

    public HubDbContext Db { get; }

    public CodeLists CodeLists { get; }

    public QueryLimits Limits { get; }

    public ParameterTable Parameters { get; } = new();

    public RowConditions Rows { get; }

    public PredicateCompiler Predicates { get; }

    /// <summary>The source of the day for which dated datasets are read.</summary>
    public ParameterSource AsOf { get; set; } = new CallerSource(CallerValue.Today);
}
