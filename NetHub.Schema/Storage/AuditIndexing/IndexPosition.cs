using System.Globalization;
using NetHub.Ledger.Reading;
using NetHub.Ledger.Records;

namespace NetHub.Schema.Storage.AuditIndexing;

/// <summary>How far a node's ledger is indexed. It is written in one transaction with the rows, so none is doubled and none is lost.</summary>
/// <param name="Ledger">Number of the ledger in the index, from 1; rows are keyed by it and their record's number.</param>
/// <param name="Segment">Number of the segment.</param>
/// <param name="Number">Number of the last record that was indexed.</param>
/// <param name="Hash">Its digest, by which a ledger is known to be the same one.</param>
internal sealed record IndexPosition(int Ledger, int Segment, long Number, string Hash)
{
    private const string Prefix = "auditIndex/";

    // More records than a ledger of centuries has.
    private const int NumberBits = 48;

    public LedgerPosition Place => new(Segment, Number);

    /// <summary>Name of the fact that says how far a node is.</summary>
    public static string NameOf(string node) => Prefix + node;

    public static bool IsName(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    public static IndexPosition Parse(string value) => value.Split('/') is [var ledger, var segment, var number, var hash]
        ? new IndexPosition(Int(ledger), Int(segment), long.Parse(number, CultureInfo.InvariantCulture), hash)
        : throw new InvalidDataException("The position of the index has another form.");

    /// <summary>Key of the row of a record.</summary>
    public long KeyOf(long number) => ((long)Ledger << NumberBits) + number;

    /// <summary>The position after these records.</summary>
    public IndexPosition After(LedgerPlace last) => new(Ledger, last.Segment, last.Number, last.Hash);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ledger}/{Segment}/{Number}/{Hash}");

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
