namespace NetHub.Schema.Querying.Deciding.Tree;

/// <summary>The cost of an operation by the IBM cost directives, and its load on the database.</summary>
/// <param name="Fields">The number of links, connections and measures, multiplied by the sizes of the enclosing lists.</param>
/// <param name="Types">The number of objects, multiplied likewise.</param>
/// <param name="Conditions">The number of comparisons in all filters.</param>
/// <param name="Statements">The number of SQL statements.</param>
internal sealed record QueryCost(long Fields, long Types, int Conditions, int Statements);
