using NetHub.Ledger.Records;
using NetHub.Ledger.Signing;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Audit.Records;
using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Storage.AuditIndexing;

/// <summary>Makes rows of records.</summary>
internal sealed class RecordReader(DataCatalog catalog)
{
    public AuditRecord Row(LedgerRecord record)
    {
        var (touched, denied) = (record.Fields?.Touched ?? [], record.Fields?.Denied ?? []);
        return new AuditRecord
        {
            AuditId = record.Place.Hash[..LedgerReceipt.NameLength],
            At = record.Place.Time,
            Node = record.Place.Node,
            Action = Code<AuditAction>(record.Text("action")) ?? AuditAction.Query,
            Department = Known(record.Text("department")),
            Client = Known(record.Text("client")),
            Person = record.Text("person"),
            Address = record.Text("address"),
            Purpose = Code<PurposeCode>(record.Text("purpose")),
            CaseNo = record.Text("case"),
            Operation = record.Text("operation"),
            DocumentHash = record.Text("document"),
            Outcome = record.Text("outcome") ?? "",
            Coordinates = [.. touched.Select(static f => f.Field)],
            MaskedCoordinates = [.. touched.Where(static f => f.Mask is not null).Select(static f => f.Field)],
            DeniedCoordinates = [.. denied.Select(static d => d.Coordinate).Distinct()],
            Owners = [.. Coordinates(record).Select(catalog.OwnerOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            RowCount = Int(record.Rows.Sum(static r => r.Rows)),
            PersonalRows = Int(record.Number("personalRows")),
            SuppressedGroups = Int(record.Number("suppressedGroups")),
            SubjectCount = Int(record.Number("subjects")),
            PolicyVersion = Int(record.Number("policyVersion")),
            DurationMicros = Int(record.Number("micros")),
            Target = record.Text("target"),
            Times = Math.Max(1, Int(record.Number("times"))),
            Export = record.Text("export"),
            Hash = record.Place.Hash,
            PreviousHash = record.Place.Previous,
        };
    }

    /// <summary>What a record counts of each field: one read for each usage, and the rows of the field's dataset.</summary>
    public IEnumerable<FieldUsage> Usages(LedgerRecord record)
    {
        if (record.Fields is not { } fields)
            yield break;
        var rows = record.Rows.ToDictionary(static r => r.Dataset, static r => Int(r.Rows));
        foreach (var field in fields.Touched)
        {
            var level = Code<RecordedLevel>(field.Level) ?? RecordedLevel.None;
            foreach (var usage in field.Usages.Select(static u => Code<RecordedUsage>(u)).OfType<RecordedUsage>())
                yield return Usage(record, field.Field, usage, level, rows.GetValueOrDefault(DatasetOf(field.Field)));
        }

        foreach (var coordinate in fields.Denied.Select(static d => d.Coordinate).Distinct())
            yield return Usage(record, coordinate, RecordedUsage.Denied, RecordedLevel.None, rows: 0);
    }

    private FieldUsage Usage(LedgerRecord record, string coordinate, RecordedUsage usage, RecordedLevel level, int rows) => new()
    {
        Day = DateOnly.FromDateTime(StorageConverters.ToLocal(record.Place.Time)),
        Coordinate = coordinate,
        Owner = catalog.OwnerOf(coordinate),
        Department = Known(record.Text("department")),
        Operation = record.Text("operation") ?? record.Text("document"),
        Usage = usage,
        Level = level,
        Reads = IsSecond(record) ? 0 : 1,
        Rows = rows,
    };

    // An export is one read and two records: that it began, and how it ended, with its rows.
    private static bool IsSecond(LedgerRecord record) => record.Text("export") is not null && record.Text("outcome") != AuditEntry.Begun;

    private static IEnumerable<string> Coordinates(LedgerRecord record) =>
        (record.Fields?.Touched ?? []).Select(static f => f.Field).Concat((record.Fields?.Denied ?? []).Select(static d => d.Coordinate));

    // Who is not known, and a department that nobody has, are written down as nothing.
    private static string? Known(string? text) => text is { Length: > 0 } ? text : null;

    private static string DatasetOf(string coordinate) => coordinate.Split('.')[0];

    private static int Int(long number) => (int)Math.Min(number, int.MaxValue);

    private static T? Code<T>(string? name)
        where T : struct, Enum => name is not null && Names<T>.Values.TryGetValue(name, out var value) ? value : null;

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(static v => Naming.UpperSnake(v.ToString()));
    }
}
