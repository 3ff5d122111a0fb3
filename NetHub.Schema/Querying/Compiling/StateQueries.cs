using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Compiles the statements that read data versions.</summary>
internal static class StateQueries
{
    /// <summary>Reads the version of all data.</summary>
    public static SqlTemplate DataVersion(HubDbContext db) =>
        new ParameterTable().Compile(db.Set<HubState>().Where(static s => s.Name == HubState.DataVersion).Select(static s => new object[] { s.Value }), 1);

    /// <summary>Reads the names and versions of all data and of each dataset.</summary>
    public static SqlTemplate DataVersions(HubDbContext db) => new ParameterTable().Compile(
        db.Set<HubState>().Where(static s => s.Name.StartsWith(HubState.DataVersion)).Select(static s => new object[] { s.Name, s.Value }), 2);
}
