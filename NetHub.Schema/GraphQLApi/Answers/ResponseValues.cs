using System.Globalization;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.GraphQLApi.Answers;

/// <summary>Formats values for answers.</summary>
internal static class ResponseValues
{
    public static string? Instant(DateTimeOffset? moment) => moment?.ToOffset(ShanghaiTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Returns the name of an enum member in the schema.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => Naming.UpperSnake(value.ToString());
}
