using NetHub.Ledger.Records;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Running;

/// <summary>Counts what a run returned, for the ledger: rows by dataset, their subjects, and suppressed groups.</summary>
internal sealed class RunTally(SubjectTokens tokens)
{
    private readonly List<RowCount> rows = [];
    private HashSet<SubjectToken>? subjects;

    /// <summary>The number of written rows, including nested lists; a row of a to-one link counts as part of its parent.</summary>
    public long Rows { get; private set; }

    /// <summary>The number of written rows that show personal values, including masked ones.</summary>
    public long PersonalRows { get; private set; }

    /// <summary>The number of groups that were too small to be shown separately.</summary>
    public int SuppressedGroups { get; set; }

    /// <summary>The progress of the change feed; null if there was none.</summary>
    public FeedProgress? Feed { get; set; }

    public IReadOnlyList<RowCount> RowsByDataset => rows;

    public IReadOnlyCollection<SubjectToken>? Subjects => subjects;

    public void Count(DatasetEntry dataset, long count, bool arePersonal)
    {
        if (count == 0)
            return;
        Rows += count;
        PersonalRows += arePersonal ? count : 0;
        // No allocation: nested lists are counted again for each row.
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Dataset != dataset.Name)
                continue;
            rows[i] = rows[i] with { Rows = rows[i].Rows + count };
            return;
        }

        rows.Add(new RowCount(dataset.Name, count));
    }

    /// <summary>Records the subject of something other than a row.</summary>
    public void Note(SubjectKind kind, long subject) => (subjects ??= []).Add(tokens.Create(kind, subject));

    /// <summary>Records the subjects of a row.</summary>
    public void Note(IReadOnlyList<SubjectColumn> columns, SqliteStatement row)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (!row.IsNull(columns[i].Column.Ordinal))
                (subjects ??= []).Add(tokens.Create(columns[i].Kind, row.Int64(columns[i].Column.Ordinal)));
        }
    }
}
