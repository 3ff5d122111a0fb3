using Microsoft.Data.Sqlite;
using NetHub.Tests.Server;

namespace NetHub.Tests.Exporting;

/// <summary>Regions of a test's own, in the small database of its hub.</summary>
internal static class ManyRegions
{
    public const string Query = "{ regions { nodes { regionCode name fullName } } }";

    /// <summary>The region that the small database begins with.</summary>
    public const int Known = 1;

    /// <summary>Adds one region for each of these names; their full names are the same.</summary>
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

    /// <summary>Adds this many regions, with full names of this length that no compression makes much shorter.</summary>
    public static void Add(OwnHub hub, int count, int length) => SmallDatabase.Execute(SmallDatabase.PathIn(hub.Directory), $"""
        WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {count})
        INSERT INTO Region (RowKey, RegionCode, Level, Kind, Name, FullName, ValidFrom)
        SELECT 1000 + n, printf('%012d', n), 'VILLAGE', 'VILLAGE', '村 ' || n, hex(randomblob({length / 2})), '2020-01-01' FROM number
        """);
}
