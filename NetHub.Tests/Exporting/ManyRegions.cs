using Microsoft.Data.Sqlite;
using NetHub.Tests.Server;

namespace NetHub.Tests.Exporting;

/// <summary>Adds regions to the small database of a test's hub.</summary>
internal static class ManyRegions
{
    public const string Query = "{ regions { nodes { regionCode name fullName } } }";

    /// <summary>The number of regions in the small database at the start.</summary>
    public const int Known = 1;

    /// <summary>Adds one region for each name, with the same full name.</summary>
    public static void Add(OwnHub hub, params string?[] names)
    {
        using var connection = SmallDatabase.Open(SmallDatabase.PathIn(hub.Directory));
        for (var i = 0; i < names.Length; i++)
        {
            using var command = connection.CreateCommand();
            command.CommandText = """
                INSERT INTO Region (RowKey, RegionCode, Level, Kind, Name, FullName, ValidFrom)
                VALUES (1000 + $number, printf('%012d', $number), 'VILLAGE', 'VILLAGE', $name, $name, '2020-01-01')
                """;
            command.Parameters.Add(new SqliteParameter("$number", i));
            command.Parameters.Add(new SqliteParameter("$name", names[i]));
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Adds regions with full names of the given length that hardly compress.</summary>
    public static void Add(OwnHub hub, int count, int length) => SmallDatabase.Execute(SmallDatabase.PathIn(hub.Directory), $"""
        WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {count})
        INSERT INTO Region (RowKey, RegionCode, Level, Kind, Name, FullName, ValidFrom)
        SELECT 1000 + n, printf('%012d', n), 'VILLAGE', 'VILLAGE', '村 ' || n, hex(randomblob({length / 2})), '2020-01-01' FROM number
        """);
}
