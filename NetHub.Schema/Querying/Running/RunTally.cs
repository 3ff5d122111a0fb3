using NetHub.Ledger.Records;
using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;
using NetHub.Schema.Sharing.Audit;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Running;

/// <summary>What a run gave, for the ledger: rows by dataset, whom they are about, and what was kept back.</summary>
internal sealed class RunTally(SubjectTokens tokens)
{
    private readonly List<RowCount> rows = [];
    private HashSet<SubjectToken>? subjects;

    /// <summary>Rows that were written, at every level of lists; a row that a link leads to is part of its row.</summary>
    public long Rows { get; private set; }

    /// <summary>Those of them that show personal values, be they masked.</summary>
    public long PersonalRows { get; private set; }

    /// <summary>Groups that were too small to be shown by themselves.</summary>
    public int SuppressedGroups { get; set; }

    /// <summary>How far a feed of changes came, where there was one.</summary>
    public FeedProgress? Feed { get; set; }

    public IReadOnlyList<RowCount> RowsByDataset => rows;

    public IReadOnlyCollection<SubjectToken>? Subjects => subjects;

    public void Count(DatasetEntry dataset, long count, bool arePersonal)
    {
        if (count == 0)
            return;
        Rows += count;
        PersonalRows += arePersonal ? count : 0;
        // Lists inside rows come by for each row: nothing is made for them.
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Dataset != dataset.Name)
                continue;
            rows[i] = rows[i] with { Rows = rows[i].Rows + count };
            return;
        }

        rows.Add(new RowCount(dataset.Name, count));
    }

    /// <summary>Notes whom something was about that is no row.</summary>
    public void Note(SubjectKind kind, long subject) => (subjects ??= []).Add(tokens.Create(kind, subject));

    /// <summary>Notes whom a row is about.</summary>
    public void Note(IReadOnlyList<SubjectColumn> columns, SqliteStatement row)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (!row.IsNull(columns[i].Column.Ordinal))
                (subjects ??= []).Add(tokens.Create(columns[i].Kind, row.Int64(columns[i].Column.Ordinal)));
        }
    }
}
