using Microsoft.Data.Sqlite;
using NetHub.Schema.Sharing.Policies;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Governance;
using NetHub.Server.Data;
using NetHub.Server.Settings;
using NetHub.Server.Work;

namespace NetHub.Server.Governance;

/// <summary>
/// Prepares the store of requests and grants before the hub listens. Then refreshes the policy several times a second, so that grants and
/// revocations by other processes take effect within a second.
/// </summary>
internal sealed partial class PolicyRefreshWorker(
    SqliteGovernanceFactory contexts, PolicyRefresher policies, HubPaths paths, TimeProvider clock, ILogger<PolicyRefreshWorker> logger)
    : RecurringWork(Polling.Interval, clock, logger)
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await contexts.PrepareAsync(cancellationToken);
        }
        catch (UnusableSchemaException failure)
        {
            throw DatabasePreparation.Unusable(failure, paths.Governance);
        }
        catch (SqliteException)
        {
            throw new StartupException(
                $"共享授权库损坏或被占用：{paths.Governance}。请停止占用它的程序，或从备份恢复。",
                $"The database of grants {paths.Governance} is damaged or locked. Stop the program that uses it, or restore it from a backup.");
        }

        await policies.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancel) => policies.RefreshAsync(cancel);

    protected override void OnFailure(Exception failure)
    {
        var exception = failure.GetType().Name;
        if (policies.Invalidate())
            LogUnreadable(exception);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The grants cannot be read ({Exception}): none applies until they can be read")]
    private partial void LogUnreadable(string exception);
}
