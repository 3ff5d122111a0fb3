using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Querying.Deciding;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Compiles a decided query into statements: EF Core generates the SQL once, and the plan stores it. It makes no access decisions.</summary>
internal sealed class QueryCompiler(IDbContextFactory<HubDbContext> contexts, DataCatalog catalog, QueryLimits limits)
{
    /// <param name="query">The decided query, which must have no refusals.</param>
    public CompiledQuery Compile(DecidedQuery query)
    {
        using var db = contexts.CreateDbContext();
        var roots = new RootCompiler(new CompilingContext(db, catalog.CodeLists, limits));
        IReadOnlyList<CompiledRoot> compiled = [.. query.Roots.Select(roots.Compile)];
        return new CompiledQuery(compiled, roots.Statements);
    }
}

/// <summary>Compiles the root fields of one query.</summary>
internal sealed class RootCompiler(CompilingContext context)
{
    private readonly ConnectionCompiler connections = new(context);
    private int externals;

    public IReadOnlyList<SqlTemplate> Statements => context.Parameters.Statements;

    public CompiledRoot Compile(DecidedRoot root)
    {
        context.AsOf = root.Root.AsOf switch
        {
            { Leaf: { } index } => new VariableSource(index, new LocalDateForm()),
            { } literal => new LiteralSource(literal.Value, new LocalDateForm()),
            null => new CallerSource(CallerValue.Today),
        };
        var key = root.Root.ResponseKey;
        return root switch
        {
            DecidedConnectionRoot connection => new CompiledConnectionRoot(key, connections.Root(connection.Connection)),
            DecidedExport export => new CompiledExportRoot(key, Statement.CompileAll(export.Row, export.Page)),
            DecidedLookup lookup => new CompiledRowRoot(key, lookup.IsDenied ? null : Lookup(lookup)),
            DecidedNodesRoot { Nodes.IsList: true } nodes => new CompiledRowsRoot(key, [.. nodes.Rows.Select(Named)]),
            DecidedNodesRoot nodes => new CompiledRowRoot(key, nodes.Rows is [{ } row] ? Named(row) : null),
            DecidedKeyedRow keyed => new CompiledRowRoot(key, Keyed(keyed.Row)),
            DecidedChanges changes => new CompiledChangesRoot(key, new ChangesCompiler(context, connections).Compile(changes)),
            ExternalNode external => new CompiledExternalRoot(key, external.External, externals++),
            _ => throw new InvalidOperationException($"Cannot compile a {root.GetType().Name}"),
        };
    }

    private RowStatement Statement => new(context, connections);

    private CompiledRow Lookup(DecidedLookup lookup) =>
        Statement.Compile(lookup.Row, row => connections.Rows(lookup.Relation, lookup.Key, row, static _ => null));

    private CompiledRow? Named(DecidedNamedRow? named) => named is null ? null : Statement.Compile(named.Row, row => Condition(named, row));

    /// <summary>
    /// Returns the condition for the row of an id. A person's id is valid only on rows that show it: the linkable id where the name is FULL, the
    /// unlinkable id elsewhere.
    /// </summary>
    private Expression? Condition(DecidedNamedRow named, Expression row)
    {
        var rule = named.Row.Rule;
        var isRow = Expr.Equal(Expr.Key(row, rule.Dataset), context.Parameters.Parameter(typeof(long), new ConstantSource(named.Named.Key)));
        var condition = Expr.And(Expr.And(context.Rows.Visible(rule, row), isRow), Required(named, row));
        if (named.Named.IsLinkable is not { } isLinkable)
            return condition;
        var linkable = context.Predicates.Linkable(named.Linkability, rule, row);
        return Expr.And(condition, isLinkable ? linkable : linkable is null ? Expr.False : Expression.Not(linkable));
    }

    // If the hub checks whether the caller sees fields of the row, the row is found only where they are shown.
    private Expression? Required(DecidedNamedRow named, Expression row) => named.RequiredScopes.Aggregate(
        (Expression?)null, (condition, scopes) => Expr.And(condition, context.Rows.In(named.Row.Rule, row, scopes)));

    private CompiledRow Keyed(DecidedRow keyed)
    {
        var key = context.Parameters.Parameter(typeof(long), new VariableSource(0, new StoredKeyForm()));
        return Statement.Compile(keyed, row => Expr.And(context.Rows.Visible(keyed.Rule, row), Expr.Equal(Expr.Key(row, keyed.Dataset), key)));
    }
}
