namespace NetHub.Schema.Storage;

/// <summary>A fact about the database as a whole.</summary>
public sealed record HubState(string Name, string Value)
{
    /// <summary>A number that rises with every change of data.</summary>
    public const string DataVersion = "dataVersion";

    /// <summary>The version of one dataset, where it is counted on its own; it rises with every change of its rows.</summary>
    public static string VersionOf(string dataset) => $"{DataVersion}/{dataset}";

    /// <summary>The last day on which it was told which dated rows begin and end.</summary>
    public const string ValidityDay = "validityDay";

    /// <summary>Where the rows came from when the database was made: <c>county/431021</c>.</summary>
    public const string Sample = "sample";

    /// <summary>Under which keys identity numbers are, and how far a rotation came.</summary>
    public const string IdentityKeys = "identityKeys";
}
