using System.Globalization;
using System.Text.RegularExpressions;
using NetHub.Schema.Publishing.Binding;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;
using NetHub.Schema.Vocabulary;
using NetHub.Schema.Vocabulary.Identifiers;

namespace NetHub.Schema.Publishing.Validation;

/// <summary>Checks a rule on a single row and adds problems to the row.</summary>
/// <param name="row">The row of the file, with values to be encrypted in plain text.</param>
/// <param name="values">The row as it would be stored.</param>
internal delegate void RowCheck(BoundRow row, IReadOnlyList<object?> values);

/// <summary>Checks an expectation on a single row, which is flagged as a data issue if it is not met.</summary>
/// <param name="values">The row as it would be stored.</param>
internal delegate IEnumerable<(FieldEntry Field, Problem Problem)> RowExpectation(IReadOnlyList<object?> values);

/// <summary>Creates the checks for the rules that a dataset declares on single rows.</summary>
internal static partial class RowChecks
{
    public static IReadOnlyList<RowCheck> For(RowLayout layout)
    {
        var (dataset, checks) = (layout.Dataset, new List<RowCheck>());
        checks.AddRange(dataset.Fields.Where(static f => f.Within is not null).Select(f => Within(layout, f)));
        checks.AddRange(dataset.Fields.Where(static f => f.NoPersonalText is not null).Select(f => NoPersonalText(layout, f)));
        checks.AddRange(dataset.Fields.Where(static f => f.BeginsWith is not null).Select(f => BeginsWith(layout, f)));
        checks.AddRange(dataset.RowRules.Orders.Select(o => InOrder(layout, o)));
        checks.AddRange(dataset.RowRules.Years.Select(y => YearsBetween(layout, y)));
        checks.AddRange(dataset.RowRules.CodeParts.Select(c => CodePart(layout, c)));
        checks.AddRange(dataset.RowRules.Conditions.Select(c => When(layout, c)));
        if (dataset.IsDated)
            checks.Add(Validity(layout));
        if (dataset.Code is { Kind: ValueKind.RegionCode } code && dataset.Links.FirstOrDefault(l => l.To == dataset && l.Direction == LinkDirection.ToOne) is { } parent)
            checks.Add(ParentOfRegion(layout, code, parent.Key));
        return checks;
    }

    private static RowCheck Within(RowLayout layout, FieldEntry field)
    {
        var (position, bounds) = (layout.PositionOf(field), field.Within!);
        var scale = field.Kind == ValueKind.Decimal ? StorageConverters.DecimalScale : 1;
        var text = string.Create(CultureInfo.InvariantCulture, $"{bounds.Least} … {bounds.Most}");
        return (row, values) =>
        {
            if (values[position] is long number && (number < bounds.Least * scale || number > bounds.Most * scale))
                row.Add(field, Problem.Create("RANGE", $"应在 {text} 之间。", $"The value must be within {text}."));
        };
    }

    // Texts that every caller reads must not contain identity numbers, mobile numbers or names of the same row.
    private static RowCheck NoPersonalText(RowLayout layout, FieldEntry field)
    {
        var position = layout.PositionOf(field);
        var names = field.NoPersonalText!.Names.Select(layout.PositionOf).ToList();
        return (row, values) =>
        {
            if (values[position] is string text && (PersonalNumber().IsMatch(text) || names.Exists(n => values[n] is string { Length: > 1 } name && text.Contains(name, StringComparison.Ordinal))))
                row.Add(field, Problem.Create("V-O1", "不得包含公民身份号码、手机号码或本记录中的姓名。", "The text must not contain identity numbers, mobile numbers, or names of the row."));
        };
    }

    private static RowCheck InOrder(RowLayout layout, InOrderAttribute order)
    {
        var fields = order.Properties.Select(layout.Dataset.Property).ToList();
        return (row, values) =>
        {
            (FieldEntry? Field, object? Value) last = default;
            foreach (var field in fields)
            {
                if (values[layout.PositionOf(field)] is not { } value)
                    continue;
                if (last.Field is not null && Compare(last.Value!, value) > 0)
                    row.Add(field, Problem.Create("ORDER", $"不得早于 {last.Field.Name}。", $"The value must not be earlier than {last.Field.Name}."));
                last = (field, value);
            }
        };
    }

    // A date and an instant are compared by date.
    private static int Compare(object left, object right) => (left, right) switch
    {
        (long a, long b) => a.CompareTo(b),
        (string a, string b) => string.CompareOrdinal(a, 0, b, 0, Math.Min(a.Length, b.Length)),
        _ => 0,
    };

    private static RowCheck When(RowLayout layout, WhenAttribute rule)
    {
        var dataset = layout.Dataset;
        var position = layout.PositionOf(rule.Property);
        var needs = rule.NeedsOneOf.Select(layout.PositionOf).ToList();
        var forbidden = rule.Forbids.Select(dataset.Property).ToList();
        return (row, values) =>
        {
            if (Matches(rule, values[position]) == rule.Not)
                return;
            if (needs.Count > 0 && !needs.Exists(n => values[n] is not (null or 0L)))
                row.Add(dataset.Property(rule.NeedsOneOf[0]), Problem.Create("CONDITION",
                    $"此状态下须至少填写一项：{string.Join("、", rule.NeedsOneOf)}。", $"In this state, one of {string.Join(", ", rule.NeedsOneOf)} is required."));
            foreach (var field in forbidden.Where(f => values[layout.PositionOf(f)] is not null))
                row.Add(field, Problem.Create("CONDITION", "此状态下应为空。", "In this state, the field must be empty."));
        };
    }

    private static bool Matches(WhenAttribute rule, object? value) => value switch
    {
        string text => rule.Values.Contains(text),
        long flag => rule.Values.Contains(flag != 0 ? "true" : "false"),
        _ => false,
    };

    private static RowCheck Validity(RowLayout layout)
    {
        var (from, to) = (layout.PositionOf(layout.Dataset.ValidFrom!), layout.PositionOf(layout.Dataset.ValidTo!));
        return (row, values) =>
        {
            if (values[from] is string first && values[to] is string end && string.CompareOrdinal(first, end) > 0)
                row.Add(layout.Dataset.ValidTo, Problem.Create("VALIDITY", "失效日期早于生效日期。", "The end of validity is before its beginning."));
        };
    }

    // V-RG1: the parent's code is the region's code with its last group set to zero.
    private static RowCheck ParentOfRegion(RowLayout layout, FieldEntry code, FieldEntry parent) => (row, values) =>
    {
        if (values[layout.PositionOf(code)] is string own && values[layout.PositionOf(parent)] is string above
            && RegionCode.TryParse(own, out var region) && region.Parent is { } expected && expected.Value != above)
            row.Add(parent, Problem.Create("V-RG1", "上级区划与代码不一致。", "The parent region does not match the code."));
    };

    private static RowCheck BeginsWith(RowLayout layout, FieldEntry field)
    {
        var rule = field.BeginsWith!;
        var (whole, part) = (layout.PositionOf(field), layout.PositionOf(rule.Property));
        var other = layout.Dataset.Property(rule.Property);
        return (row, values) =>
        {
            if (values[whole] is string code && values[part] is string begin && !code.StartsWith(begin, StringComparison.Ordinal))
                row.Add(field, Problem.Create(rule.Rule, $"应以 {other.Name} 的值开头。", $"The value must begin with the value of {other.Name}."));
        };
    }

    private static RowCheck YearsBetween(RowLayout layout, YearsBetweenAttribute rule)
    {
        var (from, to) = (layout.PositionOf(rule.From), layout.PositionOf(rule.To));
        var field = layout.Dataset.Property(rule.To);
        var first = layout.Dataset.Property(rule.From);
        return (row, values) =>
        {
            if (Day(values[from]) is { } begin && Day(values[to]) is { } end && (end < begin.AddYears(rule.Least) || end > begin.AddYears(rule.Most)))
                row.Add(field, Problem.Create(rule.Rule, $"应在 {first.Name} 之后 {rule.Least} 至 {rule.Most} 年。", $"The value must be {rule.Least} to {rule.Most} years after {first.Name}."));
        };
    }

    private static DateOnly? Day(object? value) =>
        value is string text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static RowCheck CodePart(RowLayout layout, CodePartAttribute rule)
    {
        var (code, property) = (layout.PositionOf(rule.Code), layout.PositionOf(rule.Property));
        var field = layout.Dataset.Property(rule.Property);
        var length = rule.Least.Length;
        return (row, values) =>
        {
            if (values[code] is not string text || values[property] is not string value || !rule.Values.Contains(value) || text.Length < rule.Start + length)
                return;
            if (string.CompareOrdinal(text, rule.Start, rule.Least, 0, length) < 0 || string.CompareOrdinal(text, rule.Start, rule.Most, 0, length) > 0)
                row.Add(field, Problem.Create(rule.Rule, $"与代码第 {rule.Start + 1} 至 {rule.Start + length} 位不符。", $"The value does not match characters {rule.Start + 1} to {rule.Start + length} of the code."));
        };
    }

    [GeneratedRegex(@"(?<!\d)(\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)")]
    private static partial Regex PersonalNumber();
}
