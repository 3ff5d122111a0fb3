using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Storage.Loading;
using NetHub.Schema.Storage.Sqlite;

namespace NetHub.Tests.Storage;

public sealed class HubDatabaseTests : IDisposable
{
    private static readonly DataCatalog Catalog = DataCatalog.Discover();
    private static readonly HubKeys Keys = new(new byte[32]);
    private static readonly DatabaseContent Nothing = new("nothing", [], [], [], new Dictionary<(Type, long), long>());
    private readonly string directory = Directory.CreateTempSubdirectory("nethub-storage-").FullName;

    private string DatabasePath => Path.Combine(directory, "hub.db");

    private HubDatabase Database => new(DatabasePath, Catalog);

    [Fact]
    public void A_new_database_is_ready_and_records_the_source_of_its_rows()
    {
        Database.Create(Nothing, Keys);

        Assert.Equal(new DatabaseReport(DatabaseStatus.Ready, "nothing", "1"), Database.Check());
    }

    [Fact]
    public void Migrations_match_the_model_of_the_catalog()
    {
        using var db = new SqliteContextFactory(DatabasePath, Catalog).CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Checking_a_missing_database_creates_none()
    {
        Assert.Equal(DatabaseStatus.Missing, Database.Check().Status);
        Assert.False(File.Exists(DatabasePath));
    }

    [Fact]
    public void A_cancelled_load_leaves_no_database()
    {
        using var cancel = new CancellationTokenSource();
        var content = Nothing with { Datasets = [], CaseAssignments = [new("Grid", 1, "PLC", new DateOnly(2020, 1, 1), null)] };
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() => Database.Create(content, Keys, cancel: cancel.Token));

        Assert.Equal(DatabaseStatus.Missing, Database.Check().Status);
        Database.Create(Nothing, Keys);
        Assert.Equal(DatabaseStatus.Ready, Database.Check().Status);
    }

    [Fact]
    public void A_database_of_a_newer_program_is_recognised()
    {
        Database.Create(Nothing, Keys);
        Execute("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99')");

        Assert.Equal(DatabaseStatus.Newer, Database.Check().Status);
    }

    [Fact]
    public void A_database_of_a_different_program_is_reported_as_corrupt()
    {
        Execute("CREATE TABLE Recipe (Name TEXT)");

        Assert.Equal(DatabaseStatus.Corrupt, Database.Check().Status);
    }

    [Fact]
    public void A_database_in_use_is_not_replaced()
    {
        Database.Create(Nothing, Keys);
        using var other = Open();
        using var reads = other.CreateCommand();
        reads.CommandText = "SELECT count(*) FROM HubState";
        reads.ExecuteScalar();

        Assert.Throws<DatabaseInUseException>(() => Database.Create(Nothing, Keys));
        Assert.Equal(DatabaseStatus.Ready, Database.Check().Status);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(SqliteStorage.Connection(DatabasePath));
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
