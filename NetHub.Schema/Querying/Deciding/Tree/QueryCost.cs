namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>What an operation costs, as the IBM cost directives count, and what it makes the database do.</summary>
/// <param name="Fields">Links, connections and measures, multiplied by the sizes of the lists around them.</param>
/// <param name="Types">Objects, multiplied likewise.</param>
/// <param name="Conditions">Comparisons in all filters.</param>
/// <param name="Statements">SQL statements.</param>
internal sealed record QueryCost(long Fields, long Types, int Conditions, int Statements);
