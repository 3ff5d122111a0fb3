using NetHub.Schema.SampleData;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage;
using NetHub.Schema.Storage.Loading;
using NetHub.Server.Settings;

namespace NetHub.Server.Data;

/// <summary>Prepares the database at startup and holds it open, or reports why it cannot be used.</summary>
internal static class DatabasePreparation
{
    /// <exception cref="StartupException">The database cannot be used.</exception>
    public static void PrepareDatabase(this WebApplication app, HubStart start)
    {
        var database = app.Services.GetRequiredService<HubDatabase>();
        Prepare(app, database, start);
        IdentityKeys.Demand(database, app.Services.GetRequiredService<IdentityKeyRing>(), app.Services.GetRequiredService<HubPaths>());
        try
        {
            database.Hold();
        }
        catch (DatabaseInUseException)
        {
            throw new StartupException([Problem(DatabaseStatus.Locked, database.Path)]);
        }
    }

    /// <summary>Opens the database for a command, and migrates it if it is older.</summary>
    /// <exception cref="StartupException">The database cannot be used.</exception>
    public static HubDatabase Open(string path, DataCatalog catalog)
    {
        var database = new HubDatabase(path, catalog);
        var status = database.Check().Status;
        if (status == DatabaseStatus.Older)
            database.Migrate();
        else if (status != DatabaseStatus.Ready)
            throw new StartupException([Problem(status, path)]);
        return database;
    }

    /// <summary>Returns the problem and its remedy.</summary>
    public static Message Problem(DatabaseStatus status, string path) => status switch
    {
        DatabaseStatus.Missing => new(
            $"没有数据库：{path}。请先运行 data generate，或把 Hub:DataDirectory 指向已有数据。",
            $"There is no database at {path}. Run `data generate`, or point Hub:DataDirectory at existing data."),
        DatabaseStatus.Newer => new(
            $"数据库由更新版本的程序建立：{path}。请升级本程序。",
            $"The database {path} was created by a newer version of the program. Use that version."),
        DatabaseStatus.Unsupported => new(
            $"数据库由首个正式版本之前的程序建立，无法升级：{path}。请移走该数据目录，或把 Hub:DataDirectory 指向新目录，再重新启动。",
            $"The database {path} was created before the first release and cannot be upgraded. Move its data directory away, or point Hub:DataDirectory at a new one, and start again."),
        DatabaseStatus.Locked => new(
            $"数据库被其他程序占用：{path}。请先停止该程序。",
            $"The database {path} is locked by another program. Stop it first."),
        DatabaseStatus.Unreadable => new(
            $"无法打开数据库：{path}。请检查文件权限。",
            $"The database {path} cannot be opened. Check the file permissions."),
        DatabaseStatus.Corrupt => new(
            $"文件损坏，或不是本系统的数据库：{path}。请从备份恢复，或用 data generate --force 重建示例数据。",
            $"The file {path} is damaged, or is not a hub's database. Restore it from a backup, or recreate the sample data with `data generate --force`."),
        _ => new($"数据库可用：{path}。", $"The database {path} can be used."),
    };

    /// <summary>Returns the exception for a database, other than the main one, that cannot be migrated.</summary>
    public static StartupException Unusable(UnusableSchemaException failure, string path) =>
        new([Problem(failure.Age == SchemaAge.Newer ? DatabaseStatus.Newer : DatabaseStatus.Unsupported, path)]);

    private static void Prepare(WebApplication app, HubDatabase database, HubStart start)
    {
        var options = app.Services.GetRequiredService<HubOptions>();
        switch (database.Check().Status)
        {
            case DatabaseStatus.Ready:
                return;
            case DatabaseStatus.Older:
                database.Migrate();
                return;
            case DatabaseStatus.Missing when options.SampleData:
                var cipher = app.Services.GetRequiredService<IdentityCipher>();
                Run(start, progress => SampleDatabase.Create(database, cipher, new SampleOptions(), progress));
                return;
            case var status:
                throw new StartupException([Problem(status, database.Path)]);
        }
    }

    private static void Run(HubStart start, Action<IProgress<LoadProgress>?> work)
    {
        if (start.WithProgress is { } show)
            show(work);
        else
            work(null);
    }
}
