using Microsoft.Extensions.Logging;

namespace NetHub.Schema.GraphQLApi.Exporting;

/// <summary>Log messages about failures of exports that have begun.</summary>
internal static partial class ExportLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The database failed with code {Code}")]
    public static partial void DatabaseFailure(ILogger logger, int code);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The end of an export could not be recorded")]
    public static partial void Unrecorded(ILogger logger);
}
