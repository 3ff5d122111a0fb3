using System.CommandLine;
using NetHub.Ledger.Reading;
using NetHub.Ledger.Segments;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage.AuditIndexing;
using NetHub.Schema.Storage.Loading;
using NetHub.Schema.Storage.Sqlite;
using NetHub.Server.Data;
using NetHub.Server.Hosting;
using NetHub.Server.Settings;

namespace NetHub.Server.Commands;

/// <summary><c>audit index</c>: updates or rebuilds the index of all nodes' ledgers. A hub may run meanwhile.</summary>
internal static class AuditIndexCommand
{
    public static Command Create()
    {
        var rebuild = new Option<bool>("--rebuild") { Description = "清除索引并重建 | clear the index and rebuild it" };
        var command = new Command("index", "为台账建立数据库索引 | index the ledgers in the database") { rebuild };
        command.SetAction((arguments, cancel) => Task.FromResult(Run(arguments.GetValue(rebuild), cancel)));
        return command;
    }

    private static int Run(bool rebuild, CancellationToken cancel)
    {
        var settings = HubApplication.CreateBuilder(new HubStart()).AddHubSettings(listens: false);
        var catalog = DataCatalog.Discover();
        DatabasePreparation.Open(settings.Paths.Database, catalog).Dispose();
        using var index = new AuditIndex(new SqliteContextFactory(settings.Paths.Database, catalog), catalog, settings.Paths.Ledger);
        var records = 0L;
        ProgressBar.Run("台账索引 | ledger index", progress => records = Index(index, settings, rebuild, progress, cancel));
        Console.WriteLine($"{settings.Paths.Database}: {records}");
        return 0;
    }

    private static long Index(AuditIndex index, HubSettingsAndPaths settings, bool rebuild, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        if (rebuild)
            index.Clear();
        var done = 0L;
        foreach (var node in LedgerReader.Nodes(settings.Paths.Ledger))
        {
            int read;
            do
            {
                cancel.ThrowIfCancellationRequested();
                done += read = index.Advance(node).Records;
                progress?.Report(new LoadProgress($"{node} {done}", 0, 0));
            }
            while (read > 0);
        }

        var oldest = settings.Get<LedgerOptions>().OldestKept(TimeProvider.System.GetUtcNow());
        while (index.Prune(oldest))
            cancel.ThrowIfCancellationRequested();
        return done;
    }
}
