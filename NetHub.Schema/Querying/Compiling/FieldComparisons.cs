using System.Linq.Expressions;
using NetHub.Schema.Querying.Deciding.Rules;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Compiles comparisons of a field, or of the elements of a list field.</summary>
internal sealed class FieldComparisons(CompilingContext context)
{
    // EF Core merges lists on the same column by their values, which are only placeholders here: lists that look different may be equal
    // when the plan runs. Equalities are not merged, and SQLite turns them into a list itself; more of them would nest too deep.
    private const int MostEqualities = 250;

    public Expression Compile(DecidedFieldTest test, RowRule rule, Expression row) => test.Test is ElementsTest elements
        ? OnList(elements, KeyForm(test) ?? ValueForm.For(elements.Field), row)
        : OnValue((FieldTest)test.Test, test, rule, row);

    private Expression OnValue(FieldTest test, DecidedFieldTest decided, RowRule rule, Expression row)
    {
        var (field, operand) = (test.Field, Operand(test.Field, row));
        if (decided.IsByMonth)
            return Apply(field, test.Comparison, test.Value, operand, new MonthForm(field));
        if (KeyForm(decided) is not { } linkable)
            return Apply(field, test.Comparison, test.Value, operand, ValueForm.For(field));
        if (decided.Key!.UnlinkableDomain is not { } domain)
            return Apply(field, test.Comparison, test.Value, operand, linkable);
        // A key that is linkable only on some rows is compared in the domain of each row.
        var own = Apply(field, test.Comparison, test.Value, operand, decided.Key.IsRaw ? linkable : new OpaqueIdForm(domain));
        if (decided.Key.LinkableWhere == ScopeSet.None)
            return own;
        var isLinkable = context.Rows.In(rule, row, decided.Key.LinkableWhere)!;
        return Expression.Condition(isLinkable, Apply(field, test.Comparison, test.Value, operand, linkable), own);
    }

    private static ValueForm? KeyForm(DecidedFieldTest test) => test.Key is not { } key ? null : key.IsRaw ? new RawIdForm() : new OpaqueIdForm(key.LinkableDomain);

    private static Expression Operand(FieldEntry field, Expression row) => field.Declared.Encrypted
        ? Expr.Stored(row, StorageModel.DigestProperty(field), typeof(string))
        : Expr.Field(row, field);

    private Expression Apply(FieldEntry field, Comparison comparison, InputValue value, Expression operand, ValueForm form) => comparison switch
    {
        Comparison.Eq => Equality(field, value, operand, form),
        Comparison.Neq => Expression.Not(Equality(field, value, operand, form)),
        Comparison.In => Contained(field, value, operand, form),
        Comparison.Nin => Expression.Not(Contained(field, value, operand, form)),
        Comparison.Gt => Ordered(ExpressionType.GreaterThan, field, value, operand, form),
        Comparison.Gte => Ordered(ExpressionType.GreaterThanOrEqual, field, value, operand, form),
        Comparison.Lt => Ordered(ExpressionType.LessThan, field, value, operand, form),
        Comparison.Lte => Ordered(ExpressionType.LessThanOrEqual, field, value, operand, form),
        Comparison.Contains => Contains(value, operand),
        Comparison.NotContains => Expression.Not(Contains(value, operand)),
        Comparison.StartsWith => StartsWith(value, operand),
        Comparison.NotStartsWith => Expression.Not(StartsWith(value, operand)),
        Comparison.EndsWith => EndsWith(value, operand),
        Comparison.NotEndsWith => Expression.Not(EndsWith(value, operand)),
        Comparison.Within => Expr.InRegion(operand, Parameter(value, typeof(string), new RegionLowForm()), Parameter(value, typeof(string), new RegionHighForm())),
        _ => throw new InvalidOperationException($"Cannot compile {comparison}"),
    };

    private Expression OnList(ElementsTest test, ValueForm form, Expression row)
    {
        var (field, list) = (test.Field, Expr.Field(row, test.Field));
        var element = Expression.Parameter(field.ValueType, "element");
        var condition = test.Elements.Aggregate((Expression?)null, (all, e) => Expr.And(all, Apply(field, e.Comparison, e.Value, element, form)));
        var holds = Expression.Lambda(condition ?? Expr.True, element);
        return test.Quantifier switch
        {
            Quantifier.Some => Enumerable(nameof(System.Linq.Enumerable.Any), field.ValueType, list, holds),
            Quantifier.None => Expression.Not(Enumerable(nameof(System.Linq.Enumerable.Any), field.ValueType, list, holds)),
            Quantifier.All => Enumerable(nameof(System.Linq.Enumerable.All), field.ValueType, list, holds),
            Quantifier.Empty => Expression.Not(Enumerable(nameof(System.Linq.Enumerable.Any), field.ValueType, list)),
            _ => Enumerable(nameof(System.Linq.Enumerable.Any), field.ValueType, list),
        };
    }

    private static Expression Enumerable(string method, Type element, params Expression[] arguments) =>
        Expression.Call(typeof(System.Linq.Enumerable), method, [element], arguments);

    private Expression Equality(FieldEntry field, InputValue value, Expression operand, ValueForm form)
    {
        if (value.IsNull)
        {
            var nullable = Expr.Nullable(operand);
            return field.IsNullable ? Expression.Equal(nullable, Expr.NullOf(nullable.Type)) : Expr.False;
        }

        if (field.Kind == ValueKind.Boolean)
            return Expr.Equal(operand, Expression.Constant(value is ScalarInput { Value: true }));
        return Expr.Or(Parameters(value, field, form).Select(s => Expr.Equal(operand, s)));
    }

    /// <summary>Compiles a list membership test. Lists are padded with their last value to a power of two, so that few plans serve all lengths.</summary>
    private Expression Contained(FieldEntry field, InputValue value, Expression operand, ValueForm form)
    {
        var items = value.AsList();
        var parts = items.Where(i => i.IsNull).Take(1).Select(i => Equality(field, i, operand, form)).ToList();
        var values = items.Where(i => !i.IsNull).ToList();
        var parameters = field.Kind == ValueKind.Boolean ? [] : values.SelectMany(v => Parameters(v, field, form)).ToList();
        if (field.Kind == ValueKind.Boolean)
            parts.AddRange(values.Select(v => Equality(field, v, operand, form)));
        else if (parameters.Count <= MostEqualities)
            parts.AddRange(parameters.Select(s => Expr.Equal(operand, s)));
        else
        {
            parameters = parameters.ConvertAll(s => Expr.Match(s, operand).Left);
            var item = Computed(Expr.Match(operand, parameters[0]).Left);
            parts.Add(Expr.In(item, parameters));
        }

        return parts.Count == 0 ? Expr.False : Expr.Or(parts);
    }

    // Not a bare column, so that EF Core does not merge lists on it. This prevents using an index, which would hardly help with such a list.
    private static Expression Computed(Expression column) => column.Type switch
    {
        var type when type == typeof(string) => Expression.Call(column, nameof(string.Substring), [], Expression.Constant(0)),
        var type when type == typeof(long) || type == typeof(int) => Expression.Add(column, Expression.Convert(Expression.Constant(0), type)),
        _ => column,
    };

    private Expression Ordered(ExpressionType operation, FieldEntry field, InputValue value, Expression operand, ValueForm form) =>
        value.IsNull ? Expr.False : Expr.Compare(operation, operand, Parameter(value, field.ValueType, form));

    private Expression Contains(InputValue value, Expression operand) => value.IsNull
        ? Expr.False
        : Expression.AndAlso(NotNull(operand), Expression.Call(operand, nameof(string.Contains), [], Parameter(value, typeof(string), new TextForm())));

    // A range instead of LIKE: it uses the index, is case-sensitive and has no wildcards.
    private Expression StartsWith(InputValue value, Expression operand) => value.IsNull
        ? Expr.False
        : Expr.InRegion(operand, Parameter(value, typeof(string), new TextForm()), Parameter(value, typeof(string), new TextEndForm()));

    private Expression EndsWith(InputValue value, Expression operand)
    {
        if (value.IsNull)
            return Expr.False;
        var part = Parameter(value, typeof(string), new TextForm());
        var length = Expression.Property(operand, nameof(string.Length));
        var partLength = Expression.Property(part, nameof(string.Length));
        var tail = Expression.Call(operand, nameof(string.Substring), [], Expression.Subtract(length, partLength));
        return Expression.AndAlso(Expression.AndAlso(NotNull(operand), Expression.GreaterThanOrEqual(length, partLength)), Expression.Equal(tail, part));
    }

    private static Expression NotNull(Expression operand) => Expression.NotEqual(operand, Expr.NullOf(operand.Type));

    // The row must equal one of these. During key rotation a digest may use either of two keys, so there are always two: no plan depends on the key ring.
    private IReadOnlyList<Expression> Parameters(InputValue value, FieldEntry field, ValueForm form) => field.Declared.Encrypted
        ? [Parameter(value, typeof(string), form), Parameter(value, typeof(string), new FormerDigestForm())]
        : [Parameter(value, field.ValueType, form)];

    private Expression Parameter(InputValue value, Type type, ValueForm form)
    {
        if (value is not ScalarInput scalar)
            throw new QueryRefusedException(QueryErrors.BadValue("a single value", chinese: "单个值"));
        ParameterSource source = scalar.Leaf is { } index ? new VariableSource(index, form) : new LiteralSource(scalar.Value, form);
        return context.Parameters.Parameter(type, source);
    }
}
