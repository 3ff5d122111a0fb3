using System.Globalization;
using NetHub.Schema.GraphQLApi.Exporting;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Server.Exporting.Formats;

/// <summary>Identifies the recipient of a file, inside the file.</summary>
/// <param name="Caller">The exporting caller.</param>
/// <param name="Time">The time of the snapshot, in Shanghai time.</param>
/// <param name="Receipt">The receipt that proves the export's record in the ledger.</param>
internal sealed record Watermark(Caller Caller, DateTimeOffset Time, string Receipt);

/// <summary>The end of every export: its recipient, and whether it is complete.</summary>
/// <param name="Mark">The recipient.</param>
/// <param name="Source">The source of the rows, and the fields that they leave out.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="EndedBy">The reason for an early end; null if the export is complete.</param>
/// <param name="English">True for English messages, false for Chinese.</param>
internal sealed record ExportTrailer(Watermark Mark, ExportedRows Source, long Rows, QueryError? EndedBy, bool English)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:sszzz";

    /// <summary>The prefix of the last row of a CSV file.</summary>
    public static ReadOnlySpan<byte> Name => "#nethub"u8;

    public bool IsComplete => EndedBy is null;

    public string Time => Mark.Time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>The reason for an early end, then the errors of fields that are left out.</summary>
    public IEnumerable<QueryError> Errors => EndedBy is null ? Source.Errors : Source.Errors.Prepend(EndedBy);

    /// <summary>The trailer as names and texts, for tables.</summary>
    public IEnumerable<(string Name, string Text)> Lines =>
    [
        ("client", Mark.Caller.Client),
        ("department", Mark.Caller.Department),
        ("time", Time),
        ("receipt", Mark.Receipt),
        ("rows", Rows.ToString(CultureInfo.InvariantCulture)),
        ("complete", IsComplete ? "true" : "false"),
        ("policyVersion", Source.PolicyVersion.ToString(CultureInfo.InvariantCulture)),
        ("dataVersion", Source.DataVersion),
        .. Source.Sharing.Select(static s => ("sharing", $"{Column(s)} {s.Effect} {s.Coordinate}")),
        .. Errors.Select(e => ("error", $"{e.Code} {(English ? e.English : e.Chinese)}")),
    ];

    private static string Column(SharingNote note) => string.Join('.', note.Path);
}
