using NetHub.Schema.SampleData;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;
using NetHub.Server.Settings;

namespace NetHub.Server.Data;

/// <summary>Builds the sample county and fills the database with it.</summary>
internal static class SampleDatabase
{
    /// <exception cref="StartupException">Another program uses or generates the database.</exception>
    public static void Create(
        HubDatabase database, IdentityCipher cipher, SampleOptions options, IProgress<LoadProgress>? progress, CancellationToken cancel = default)
    {
        try
        {
            database.RefuseIfInUse();
            Fill(database, cipher, options, progress, cancel);
        }
        catch (DatabaseInUseException)
        {
            throw new StartupException(
                "数据库正在使用，或正在生成。请先停止该程序。",
                "The database is in use, or is being generated. Stop that program first.");
        }

        // Collect a million objects now, so that the hub starts serving with a small heap.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
    }

    private static void Fill(HubDatabase database, IdentityCipher cipher, SampleOptions options, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        var steps = progress is null ? null : new Steps(progress);
        var county = SampleCounty.Build(options, steps);
        var content = new DatabaseContent(
            $"{options.Scale}/{options.Seed}".ToLowerInvariant(),
            [.. county.Tables.Select(t => new DatasetRows(t.Dataset, t.Rows))],
            county.CaseAssignments,
            county.RowOwners,
            county.Parks);
        database.Create(content, cipher, progress, cancel);
    }

    private sealed class Steps(IProgress<LoadProgress> progress) : IProgress<string>
    {
        public void Report(string value) => progress.Report(new LoadProgress(value, 0, 0));
    }
}
