using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace NetHub.Schema.Storage;

/// <summary>SQL functions that queries use beyond what LINQ has words for. Never run in memory.</summary>
internal static class HubFunctions
{
    /// <summary>The first characters of a text.</summary>
    public static string Prefix(string value, int length) => throw new NotSupportedException();

    /// <summary>The first characters of a day, as stored: 4 for the year, 7 for the month.</summary>
    public static string Prefix(DateOnly value, int length) => throw new NotSupportedException();

    /// <summary>The first characters of an instant, as stored in Shanghai time: 4 for the year, 7 for the month, 10 for the day.</summary>
    public static string Prefix(DateTimeOffset value, int length) => throw new NotSupportedException();

    public static void Register(ModelBuilder model)
    {
        foreach (var type in new[] { typeof(string), typeof(DateOnly), typeof(DateTimeOffset) })
        {
            model.HasDbFunction(typeof(HubFunctions).GetMethod(nameof(Prefix), [type, typeof(int)])!).HasTranslation(args =>
                new SqlFunctionExpression("substr", [args[0], One, args[1]], nullable: true, [true, false, false], typeof(string), StringTypeMapping.Default));
        }
    }

    private static SqlConstantExpression One => new(1, IntTypeMapping.Default);
}
