using System.Globalization;
using NetHub.Schema.GraphQLApi.Exporting;
using NetHub.Schema.Querying.Deciding.Tree;
using NetHub.Schema.Querying.Errors;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Server.Exporting.Formats;

/// <summary>Whose a file is: it is kept in the file itself.</summary>
/// <param name="Caller">Who asked.</param>
/// <param name="Time">When its snapshot was taken, in Shanghai time.</param>
/// <param name="Receipt">Proves that the export was recorded.</param>
internal sealed record Watermark(Caller Caller, DateTimeOffset Time, string Receipt);

/// <summary>The end of every export: whose it is, and whether it holds all that was asked for.</summary>
/// <param name="Mark">Who exported it.</param>
/// <param name="Source">What the rows come from, and what they leave out.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="EndedBy">Why there are no more, though there would be; null where the export is complete.</param>
/// <param name="English">The language of messages.</param>
internal sealed record ExportTrailer(Watermark Mark, ExportedRows Source, long Rows, QueryError? EndedBy, bool English)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:sszzz";

    /// <summary>What the last row of text begins with.</summary>
    public static ReadOnlySpan<byte> Name => "#nethub"u8;

    public bool IsComplete => EndedBy is null;

    public string Time => Mark.Time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>What ended it, then what it leaves out.</summary>
    public IEnumerable<QueryError> Errors => EndedBy is null ? Source.Errors : Source.Errors.Prepend(EndedBy);

    /// <summary>For tables, which hold names and texts.</summary>
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
