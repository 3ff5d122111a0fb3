namespace NetHub.Schema.Querying.Planning;

/// <summary>Arguments of a page: <c>first</c>/<c>after</c> forward, <c>last</c>/<c>before</c> backward.</summary>
internal sealed record PageArguments(int Size, bool Backward, ScalarInput? Cursor)
{
    /// <summary>There is no end but that of the rows.</summary>
    public bool IsEverything { get; private init; }

    /// <summary>Every row. It costs what its largest page would: an export is no way to ask more of a row than a query may.</summary>
    public static PageArguments Everything(QueryLimits limits) => new(limits.MaxPageSize, Backward: false, null) { IsEverything = true };

    /// <exception cref="QueryRefusedException">Both directions at once, a negative size, or more than the largest page.</exception>
    public static PageArguments Read(Selection selection, QueryLimits limits)
    {
        var first = selection.Argument("first") as ScalarInput;
        var last = selection.Argument("last") as ScalarInput;
        var after = selection.Argument("after") as ScalarInput;
        var before = selection.Argument("before") as ScalarInput;
        var backward = last is not null;
        if ((backward && (first is not null || after is not null)) || (!backward && before is not null))
        {
            throw new QueryRefusedException(QueryErrors.BadInput(
                "请用 first/after 向后翻页,或用 last/before 向前翻页,不能混用。", "Page with first/after or with last/before, not both.", selection.Path));
        }

        var size = (backward ? last : first)?.Value is long asked ? asked : limits.DefaultPageSize;
        if (size < 0)
            throw new QueryRefusedException(QueryErrors.BadInput("每页条数不能为负。", "A page cannot have a negative size.", selection.Path));
        if (size > limits.MaxPageSize)
            throw new QueryRefusedException(QueryErrors.Limit("PAGE_TOO_LARGE", "first/last", limits.MaxPageSize, size));
        return new PageArguments((int)size, backward, backward ? before : after);
    }
}
