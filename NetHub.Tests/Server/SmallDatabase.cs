using Microsoft.Data.Sqlite;
using NetHub.Schema.Regions;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;
using NetHub.Schema.Storage.Sqlite;

namespace NetHub.Tests.Server;

/// <summary>
/// A database with two departments and one region, for tests of the program rather than its data. Created once and copied.
/// </summary>
internal static class SmallDatabase
{
    /// <summary>The source of its rows, which distinguishes it from the sample county.</summary>
    public const string Source = "small";

    private static readonly Lazy<byte[]> Content = new(Make);

    public static string PathIn(string directory) => Path.Combine(directory, "hub.db");

    /// <summary>Creates the database in a data directory and returns its path.</summary>
    public static string CreateIn(string directory)
    {
        File.WriteAllBytes(PathIn(directory), Content.Value);
        return PathIn(directory);
    }

    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(SqliteStorage.Connection(path));
        connection.Open();
        return connection;
    }

    public static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static object? Execute(string path, string sql)
    {
        using var connection = Open(path);
        return Execute(connection, sql);
    }

    private static byte[] Make()
    {
        var directory = Directory.CreateTempSubdirectory("nethub-small-").FullName;
        try
        {
            var content = new DatabaseContent(
                Source,
                [new DatasetRows(typeof(Department), [DepartmentRow("ORG"), DepartmentRow("PLC")]), new DatasetRows(typeof(Region), [County()])],
                [],
                [],
                new Dictionary<(Type, long), long>());
            using var database = new HubDatabase(PathIn(directory), DataCatalog.Discover());
            database.Create(content, new HubKeys(new byte[32]));
            return File.ReadAllBytes(database.Path);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static Department DepartmentRow(string code) =>
        new() { DeptCode = code, Name = code, IsPartyOrgan = true, OwnedTypes = [], ValidFrom = new DateOnly(2020, 1, 1) };

    private static Region County() => new()
    {
        RegionCode = "431021000000",
        Level = RegionLevel.County,
        Kind = RegionKind.County,
        Name = "桂阳县",
        FullName = "湖南省郴州市桂阳县",
        ValidFrom = new DateOnly(2020, 1, 1),
    };
}
