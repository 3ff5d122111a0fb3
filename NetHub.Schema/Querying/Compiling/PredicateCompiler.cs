using System.Linq.Expressions;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Compiles decided filters into conditions. Relations inside a filter take their rows from <see cref="RowConditions"/>.</summary>
internal sealed class PredicateCompiler(CompilingContext context)
{
    private readonly FieldComparisons comparisons = new(context);

    /// <summary>Compiles a filter; returns null if it has no condition.</summary>
    /// <param name="predicate">The filter.</param>
    /// <param name="rule">The rule of the filtered rows.</param>
    /// <param name="row">The filtered row.</param>
    public Expression? Compile(DecidedPredicate? predicate, RowRule rule, Expression row) => predicate switch
    {
        null => null,
        DecidedAllOf all => all.Parts.Aggregate((Expression?)null, (condition, part) => Expr.And(condition, Compile(part, rule, row))),
        DecidedAnyOf any => Expr.Or(any.Parts.Select(part => Compile(part, rule, row) ?? Expr.True)),
        DecidedFieldTest test => comparisons.Compile(test, rule, row),
        DecidedLinkTest test => Linked(test, rule, row),
        DecidedReverseTest test => Reverse(test, rule, row),
        _ => throw new InvalidOperationException($"Cannot compile a {predicate.GetType().Name}"),
    };

    /// <summary>Returns the condition for rows on which a key may be linked; null for all existing rows.</summary>
    public Expression? Linkable(Linkability linkability, RowRule rule, Expression row) =>
        linkability.Where(rule.Scopes) is { } scopes ? context.Rows.In(rule, row, scopes) : null;

    /// <summary>Compiles the test that the linked row exists for the caller and matches the nested filter.</summary>
    private Expression Linked(DecidedLinkTest test, RowRule rule, Expression row)
    {
        var link = test.Test.Link;
        var target = Expression.Parameter(link.To.ClrType, link.Name);
        var filter = Compile(test.Where, test.Target.Rule, target);
        var condition = Expr.And(LinkConditions.Forward(link, row, target), context.Rows.Visible(test.Target.Rule, target));
        condition = Expr.And(Expr.And(condition, context.Rows.Narrowed(test.Target, target)), filter);
        var exists = Expr.Any(context.Db.Set(link.To.ClrType).Expression, target, condition);
        return Expr.And(Linkable(test.Linkability, rule, row), exists)!;
    }

    private Expression Reverse(DecidedReverseTest test, RowRule rule, Expression row)
    {
        var link = test.Test.Link;
        var child = Expression.Parameter(link.To.ClrType, link.Name);
        var filter = test.Test.Quantifier is Quantifier.Any or Quantifier.Empty ? null : Compile(test.Where, test.Target.Rule, child) ?? Expr.True;
        var relation = Expr.And(LinkConditions.Reverse(link, row, child), context.Rows.Visible(test.Target.Rule, child));
        relation = Expr.And(relation, context.Rows.Narrowed(test.Target, child));
        relation = Expr.And(relation, Linkable(test.Linkability, test.Target.Rule, child));
        return Expr.And(LeadsBack(test.LeadsBack, rule, row), Exists(link, child, relation, filter, test.Test.Quantifier))!;
    }

    /// <summary>Returns the condition for rows from which a link may be followed back; null for all existing rows.</summary>
    public Expression? LeadsBack(Linkability linkability, RowRule rule, Expression row) =>
        linkability.IsNowhere ? Expr.False : Linkable(linkability, rule, row);

    private Expression Exists(LinkEntry link, ParameterExpression child, Expression? relation, Expression? filter, Quantifier quantifier)
    {
        var source = context.Db.Set(link.To.ClrType).Expression;
        return quantifier switch
        {
            Quantifier.Some => Expr.Any(source, child, Expr.And(relation, filter)),
            Quantifier.None => Expression.Not(Expr.Any(source, child, Expr.And(relation, filter))),
            Quantifier.All => Expression.Not(Expr.Any(source, child, Expr.And(relation, Expression.Not(filter!)))),
            Quantifier.Empty => Expression.Not(Expr.Any(source, child, relation)),
            _ => Expr.Any(source, child, relation),
        };
    }
}
