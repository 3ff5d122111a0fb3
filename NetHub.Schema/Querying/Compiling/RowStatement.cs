using System.Linq.Expressions;
using NetHub.Schema.Querying.Deciding.Tree;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Compiles statements that read rows of one shape.</summary>
internal sealed class RowStatement(CompilingContext context, ConnectionCompiler connections)
{
    /// <summary>Compiles the statement of a single row.</summary>
    /// <param name="row">The selected fields of the row.</param>
    /// <param name="condition">Returns the condition that identifies the row.</param>
    public CompiledRow Compile(DecidedRow row, Func<Expression, Expression?> condition)
    {
        var relation = new Relation(context, row.Rule);
        var compiled = new RowCompiler(context, relation, connections).Compile(relation.Root, row);
        relation.EnsureColumn();
        var (query, parameter, resolve) = relation.Join(condition);
        return new CompiledRow(row.Dataset, relation.Compile(query.Take(parameter.Type, 1), parameter, resolve), compiled, row.ShowsPersonalWithLinks, relation.Subjects);
    }

    /// <summary>Compiles the statement of every row that matches the filter, in order.</summary>
    public CompiledRow CompileAll(DecidedRow row, DecidedPage page)
    {
        var relation = new Relation(context, row.Rule);
        var compiled = new RowCompiler(context, relation, connections).Compile(relation.Root, row);
        var order = SortKey.From(page.Order, relation);
        relation.EnsureColumn();
        var (query, parameter, resolve) = relation.Join(root => connections.Rows(page.Relation, page.Where, root, static _ => null));
        query = Keyset.Order(query, parameter, resolve, order, backward: false);
        return new CompiledRow(row.Dataset, relation.Compile(query, parameter, resolve), compiled, row.ShowsPersonalWithLinks, relation.Subjects);
    }
}
