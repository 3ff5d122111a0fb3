using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Compiling;

/// <summary>Statements that read the versions of the data.</summary>
internal static class StateQueries
{
    /// <summary>The version of all data.</summary>
    public static SqlTemplate DataVersion(HubDbContext db) =>
        new ParameterTable().Compile(db.Set<HubState>().Where(static s => s.Name == HubState.DataVersion).Select(static s => new object[] { s.Value }), 1);

    /// <summary>Name and version of all data and of each dataset.</summary>
    public static SqlTemplate DataVersions(HubDbContext db) => new ParameterTable().Compile(
        db.Set<HubState>().Where(static s => s.Name.StartsWith(HubState.DataVersion)).Select(static s => new object[] { s.Name, s.Value }), 2);
}
