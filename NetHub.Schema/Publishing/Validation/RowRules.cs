using System.Text.Json;
using NetHub.Schema.Publishing.Binding;
using NetHub.Schema.Publishing.Persistence;
using NetHub.Schema.Publishing.Problems;
using NetHub.Schema.Publishing.Requests;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary.Identifiers;

namespace NetHub.Schema.Publishing.Validation;

/// <summary>Checks all rules on single rows and detects data issues in valid rows.</summary>
internal sealed class RowRules(RowLayout layout, PublishRights rights, RowFinder finder, RowIdentity identity, TableQueries queries, Func<FieldEntry, bool> seesAll) : IDisposable
{
    private readonly LinkedChecks linked = new(layout, queries);
    private IReadOnlyList<RowCheck>? checks;
    private IReadOnlyList<RowExpectation>? expectations;
    private readonly List<(FieldEntry Field, int Position)> fields = [.. layout.Dataset.Fields.Select(f => (f, layout.PositionOf(f)))];
    private readonly List<LinkEntry> named = [.. layout.Dataset.Links.Where(static l => l.Direction == LinkDirection.ToOne && l.PersonName is not null)];
    private readonly Dictionary<FieldEntry, PreparedQuery> names = [];

    public static Problem OutOfTerritory { get; } = Problem.Create(
        "OUT_OF_TERRITORY", "不属于本乡镇（街道）。", "The row does not belong to the publisher's township.");

    private DatasetEntry Dataset => layout.Dataset;

    public void Check(BoundRow row, object?[] values, object?[]? stored)
    {
        foreach (var (field, position) in fields)
            Check(field, position, row, values, stored);
        if (!IsInTerritory(values) || (stored is not null && !IsInTerritory(stored)))
            row.Add(null, OutOfTerritory);
        foreach (var check in checks ??= [.. RowChecks.For(layout), .. linked.Checks()])
            check(row, values);
    }

    /// <summary>Returns whether the row is in the publisher's township; always true for other publishers.</summary>
    public bool IsInTerritory(object?[] values) =>
        rights.Territory is not { } territory || (layout.Region is { } region && values[region] is string code && code.StartsWith(territory, StringComparison.Ordinal));

    /// <summary>
    /// Returns the data issues of a row: values that contradict the identity number, names that differ for the same number, and unmet
    /// expectations.
    /// </summary>
    public IEnumerable<RowIssue> Issues(BoundRow row, object?[] values, object?[]? stored)
    {
        var own = (long)values[layout.Key]!;
        foreach (var (field, problem) in OfNumber(row, values).Concat(OfName(row, values, stored)).Concat(Unexpected(row, values, stored)))
            yield return new RowIssue(field, own, problem, IsTold: true);
        foreach (var link in named)
        {
            if (row.IsGiven(link.PersonName!) && values[layout.PositionOf(link.PersonName!)] is string name && values[layout.PositionOf(link.Key)] is long person
                && NameOf(link, person) is { } registered && registered != name)
                yield return OfReference(link, own, person);
        }
    }

    // Issues that the stored row already had were flagged when it was stored.
    private IEnumerable<(FieldEntry Field, Problem Problem)> Unexpected(BoundRow row, object?[] values, object?[]? stored)
    {
        var found = (expectations ??= [.. linked.Expectations()]).SelectMany(e => e(values));
        return stored is null ? row.Issues.Concat(found) : found.Except(expectations.SelectMany(e => e(stored)));
    }

    // A publisher that may not read names must not learn whether name and number match, so only the owner of the name is notified.
    private RowIssue OfReference(LinkEntry link, long own, long person)
    {
        var name = link.To.Property(link.To.RowRules.IdNumberAgrees!.Name!);
        return seesAll(name) ? new RowIssue(link.PersonName!, own, NameConflict, IsTold: true) : new RowIssue(name, person, NameConflict, IsTold: false);
    }

    /// <summary>
    /// Returns whether the stored row must stay unchanged: the same number with a different name may be a different person, so nothing is
    /// merged before the issue is settled.
    /// </summary>
    public bool KeepsStored(BoundRow row, object?[] stored) => NameField is { } name && HasOtherName(row, name, stored);

    public void Dispose()
    {
        foreach (var query in names.Values)
            query.Dispose();
        linked.Dispose();
    }

    public static Problem NameConflict { get; } = Problem.Create("NAME_CONFLICT", "公民身份号码相同，但姓名不同。", "The identity number is the same, but the name differs.");

    private FieldEntry? NameField => Dataset.RowRules.IdNumberAgrees?.Name is { } name ? Field(name) : null;

    private void Check(FieldEntry field, int position, BoundRow row, object?[] values, object?[]? stored)
    {
        var value = values[position];
        if (value is null && !field.IsNullable && field != Dataset.Id && (stored is null || row.IsGiven(position)))
        {
            if (row.Problems.All(p => p.Field != field))
                row.Add(field, Problem.Required);
        }
        else if (value is not null && row.IsGiven(position) && field.Link?.To.Code is { } code && field.Kind != ValueKind.Id)
            CheckCodes(field, row, (string)value, code);
    }

    private void CheckCodes(FieldEntry field, BoundRow row, string value, FieldEntry code)
    {
        foreach (var item in field.IsList ? JsonSerializer.Deserialize<string[]>(value)! : [value])
        {
            if (finder.HasCode(code.Dataset, item) || (code.Dataset == Dataset && identity.HasCode(item)))
                continue;
            row.Add(field, Problem.NotFound(code.Dataset.Name), item);
            return;
        }
    }

    private IEnumerable<(FieldEntry, Problem)> OfNumber(BoundRow row, object?[] values)
    {
        if (Dataset.RowRules.IdNumberAgrees is not { } rule || row.Value(Field(rule.IdNumber)) is not string text || !IdNumber.TryParse(text, out var number, synthetic: true))
            yield break;
        if (values[layout.PositionOf(Field(rule.BirthDate))] is string birth && birth != number.BirthDate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            yield return (Field(rule.BirthDate), Problem.Create("V-ID3", "出生日期与公民身份号码不一致。", "The date of birth does not match the identity number."));
        if (values[layout.PositionOf(Field(rule.SexCode))] is string sex && sex != number.SexCode)
            yield return (Field(rule.SexCode), Problem.Create("V-ID3", "性别与公民身份号码不一致。", "The sex does not match the identity number."));
    }

    private IEnumerable<(FieldEntry, Problem)> OfName(BoundRow row, object?[] values, object?[]? stored)
    {
        if (stored is not null && NameField is { } name && HasOtherName(row, name, stored))
            yield return (name, NameConflict);
    }

    // A row that gives the stored name as its former name is a deliberate change of name.
    private bool HasOtherName(BoundRow row, FieldEntry name, object?[] stored)
    {
        var position = layout.PositionOf(name);
        if (!row.IsGiven(position) || Equals(row.Values[position], stored[position]))
            return false;
        return Dataset.RowRules.IdNumberAgrees!.FormerName is not { } former || !Equals(row.Value(Field(former)), stored[position]);
    }

    private string? NameOf(LinkEntry link, long person)
    {
        if (link.To.RowRules.IdNumberAgrees?.Name is not { } property)
            return null;
        var name = link.To.Property(property);
        if (!names.TryGetValue(name, out var query))
            names[name] = query = queries.Query(link.To, (row, slots) => Expr.Equal(Expr.Key(row, link.To), slots.Parameter(typeof(long), new GivenSource(0))), row => [Expr.Field(row, name)], 1);
        return query.First(person)?[0] as string;
    }

    private FieldEntry Field(string property) => Dataset.Property(property);
}

/// <summary>A data issue in a valid row.</summary>
/// <param name="Field">The flagged field.</param>
/// <param name="RowKey">The surrogate key of its row.</param>
/// <param name="Problem">The problem.</param>
/// <param name="IsTold">Whether the issue is reported to the publisher.</param>
internal readonly record struct RowIssue(FieldEntry Field, long RowKey, Problem Problem, bool IsTold);
