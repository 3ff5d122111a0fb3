using System.Linq.Expressions;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Filtering;

/// <summary>The operations on one field: <c>eq neq in nin gt gte lt lte contains … within</c>, and those on lists.</summary>
internal sealed class FieldOperations(PlanContext context, RowAccess rows)
{
    // EF Core joins lists on one column with and, or by what their values are, and here they are not known yet: two lists that differ for it
    // may be the same when the plan runs. Equalities stay as they are, and SQLite makes a list of them itself; more would nest too deep.
    private const int MostEqualities = 250;

    public Expression? Translate(FieldEntry field, IEnumerable<KeyValuePair<string, InputValue>> operations, Expression row, UsedFields used)
    {
        Expression? condition = null;
        foreach (var (operation, value) in operations)
        {
            context.Cost.Condition();
            used.Use(field, Usage.Filter);
            used.Reached.Add(field);
            condition = Expr.And(condition, field.IsList ? OnList(field, operation, value, row)
                : used.IsByMonth && field.Kind is ValueKind.Date or ValueKind.Instant ? OnMonth(field, operation, value, row)
                : OnValue(field, operation, value, row));
        }

        return condition;
    }

    private Expression OnValue(FieldEntry field, string operation, InputValue value, Expression row)
    {
        if (PersonKeys.IsPersonKey(field) && !PersonKeys.Joins(context, field).Covers(context.Policy.Rows(context.Caller, field.Dataset)))
            return OnPersonKey(field, operation, value, row);
        return Apply(field, operation, value, Operand(field, row), KeyParser(field, context.Domains.Joining(field)));
    }

    // Statistics know dates by month (design 6.4): what a window of days less one of a day fewer leaves is a day.
    private Expression OnMonth(FieldEntry field, string operation, InputValue value, Expression row)
    {
        if (operation is not ("gte" or "lt") && !value.IsNull)
            throw new QueryRefusedException(QueryErrors.DayInStatistics(field.Coordinate));
        return Apply(field, operation, value, Operand(field, row), ValueParsers.Month(field));
    }

    // A key that joins on some rows only is compared in each row's own domain.
    private Expression OnPersonKey(FieldEntry field, string operation, InputValue value, Expression row)
    {
        var key = Operand(field, row);
        var own = Apply(field, operation, value, key, KeyParser(field, context.Domains.Apart(field)));
        if (PersonKeys.Joins(context, field) == ScopeSet.None)
            return own;
        var joins = PersonKeys.Condition(context, rows, field, row)!;
        return Expression.Condition(joins, Apply(field, operation, value, key, KeyParser(field, context.Domains.Joining(field))), own);
    }

    private static Expression Operand(FieldEntry field, Expression row) => field.Declared.Encrypted
        ? Expr.Stored(row, StorageModel.DigestProperty(field), typeof(string))
        : Expr.Field(row, field);

    private ValueParser KeyParser(FieldEntry field, string domain)
    {
        if (field.Kind != ValueKind.Id)
            return ValueParsers.For(field);
        return context.Policy.ShowsRawIds(context.Caller, field) ? ValueParsers.RawId() : ValueParsers.Id(domain);
    }

    private Expression Apply(FieldEntry field, string operation, InputValue value, Expression operand, ValueParser parser) => operation switch
    {
        "eq" => Equality(field, value, operand, parser),
        "neq" => Expression.Not(Equality(field, value, operand, parser)),
        "in" => Contained(field, value, operand, parser),
        "nin" => Expression.Not(Contained(field, value, operand, parser)),
        "gt" => Ordered(ExpressionType.GreaterThan, field, value, operand, parser),
        "gte" => Ordered(ExpressionType.GreaterThanOrEqual, field, value, operand, parser),
        "lt" => Ordered(ExpressionType.LessThan, field, value, operand, parser),
        "lte" => Ordered(ExpressionType.LessThanOrEqual, field, value, operand, parser),
        "contains" => Contains(value, operand),
        "ncontains" => Expression.Not(Contains(value, operand)),
        "startsWith" => StartsWith(value, operand),
        "nstartsWith" => Expression.Not(StartsWith(value, operand)),
        "endsWith" => EndsWith(value, operand),
        "nendsWith" => Expression.Not(EndsWith(value, operand)),
        "within" => Expr.InRegion(operand, Slot(value, typeof(string), ValueParsers.RegionLow), Slot(value, typeof(string), ValueParsers.RegionHigh)),
        _ => throw new QueryRefusedException(QueryErrors.BadInput($"未知的筛选操作 {operation}。", $"Unknown filter operation {operation}.")),
    };

    private Expression OnList(FieldEntry field, string operation, InputValue value, Expression row)
    {
        var list = Expr.Field(row, field);
        var element = Expression.Parameter(field.ValueType, "element");
        var parser = KeyParser(field, context.Domains.Joining(field));
        if (operation == "any")
        {
            var any = Enumerable(nameof(System.Linq.Enumerable.Any), field.ValueType, list);
            return value is ScalarInput { Value: false } ? Expression.Not(any) : any;
        }

        Expression? condition = null;
        foreach (var (inner, operand) in FilterTranslator.Members(value))
            condition = Expr.And(condition, Apply(field, inner, operand, element, parser));
        var holds = Expression.Lambda(condition ?? Expr.True, element);
        return operation switch
        {
            "some" => Enumerable(nameof(System.Linq.Enumerable.Any), field.ValueType, list, holds),
            "none" => Expression.Not(Enumerable(nameof(System.Linq.Enumerable.Any), field.ValueType, list, holds)),
            "all" => Enumerable(nameof(System.Linq.Enumerable.All), field.ValueType, list, holds),
            _ => throw new QueryRefusedException(QueryErrors.BadInput($"未知的量词 {operation}。", $"Unknown quantifier {operation}.")),
        };
    }

    private static Expression Enumerable(string method, Type element, params Expression[] arguments) =>
        Expression.Call(typeof(System.Linq.Enumerable), method, [element], arguments);

    private Expression Equality(FieldEntry field, InputValue value, Expression operand, ValueParser parser)
    {
        if (value.IsNull)
        {
            var nullable = Expr.Nullable(operand);
            return field.IsNullable ? Expression.Equal(nullable, Expr.NullOf(nullable.Type)) : Expr.False;
        }

        if (field.Kind == ValueKind.Boolean)
            return Expr.Equal(operand, Expression.Constant(value is ScalarInput { Value: true }));
        return Expr.Or(Slots(value, field, parser).Select(s => Expr.Equal(operand, s)));
    }

    /// <summary>Lists are filled up to a power of two with their last value, so that few plans serve all lengths.</summary>
    private Expression Contained(FieldEntry field, InputValue value, Expression operand, ValueParser parser)
    {
        var items = FilterTranslator.Items(value);
        var parts = items.Where(i => i.IsNull).Take(1).Select(i => Equality(field, i, operand, parser)).ToList();
        var values = items.Where(i => !i.IsNull).ToList();
        var slots = field.Kind == ValueKind.Boolean ? [] : values.SelectMany(v => Slots(v, field, parser)).ToList();
        if (field.Kind == ValueKind.Boolean)
            parts.AddRange(values.Select(v => Equality(field, v, operand, parser)));
        else if (slots.Count <= MostEqualities)
            parts.AddRange(slots.Select(s => Expr.Equal(operand, s)));
        else
        {
            slots = slots.ConvertAll(s => Expr.Match(s, operand).Left);
            var item = Computed(Expr.Match(operand, slots[0]).Left);
            parts.Add(Expr.In(item, slots));
        }

        return parts.Count == 0 ? Expr.False : Expr.Or(parts);
    }

    // The same value, and no column: EF Core joins no lists on it. An index is no use then, which a list of this length hardly was.
    private static Expression Computed(Expression column) => column.Type switch
    {
        var type when type == typeof(string) => Expression.Call(column, nameof(string.Substring), [], Expression.Constant(0)),
        var type when type == typeof(long) || type == typeof(int) => Expression.Add(column, Expression.Convert(Expression.Constant(0), type)),
        _ => column,
    };

    private Expression Ordered(ExpressionType operation, FieldEntry field, InputValue value, Expression operand, ValueParser parser) =>
        value.IsNull ? Expr.False : Expr.Compare(operation, operand, Slot(value, field.ValueType, parser));

    private Expression Contains(InputValue value, Expression operand) => value.IsNull
        ? Expr.False
        : Expression.AndAlso(NotNull(operand), Expression.Call(operand, nameof(string.Contains), [], Slot(value, typeof(string), ValueParsers.Part)));

    // A range, not LIKE: it uses the index, tells case apart and knows no wildcards.
    private Expression StartsWith(InputValue value, Expression operand) => value.IsNull
        ? Expr.False
        : Expr.InRegion(operand, Slot(value, typeof(string), ValueParsers.Part), Slot(value, typeof(string), ValueParsers.PartEnd));

    private Expression EndsWith(InputValue value, Expression operand)
    {
        if (value.IsNull)
            return Expr.False;
        var part = Slot(value, typeof(string), ValueParsers.Part);
        var length = Expression.Property(operand, nameof(string.Length));
        var partLength = Expression.Property(part, nameof(string.Length));
        var tail = Expression.Call(operand, nameof(string.Substring), [], Expression.Subtract(length, partLength));
        return Expression.AndAlso(Expression.AndAlso(NotNull(operand), Expression.GreaterThanOrEqual(length, partLength)), Expression.Equal(tail, part));
    }

    private static Expression NotNull(Expression operand) => Expression.NotEqual(operand, Expr.NullOf(operand.Type));

    // What a row must be equal to one of. While keys are rotated a digest is under either of two, so there are always two: no plan depends on the ring.
    private IReadOnlyList<Expression> Slots(InputValue value, FieldEntry field, ValueParser parser) => field.Declared.Encrypted
        ? [Slot(value, typeof(string), parser), Slot(value, typeof(string), ValueParsers.FormerDigest)]
        : [Slot(value, field.ValueType, parser)];

    private Expression Slot(InputValue value, Type type, ValueParser parser)
    {
        if (value is not ScalarInput scalar)
            throw new QueryRefusedException(QueryErrors.BadValue("a single value"));
        SlotSource source = scalar.Leaf is { } leaf ? new LeafSource(leaf, parser) : new LiteralSource(scalar.Value, parser);
        return context.Slots.Parameter(type, source);
    }
}
