using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace NetHub.Schema.Storage;

/// <summary>Reads and writes facts about the database as a whole.</summary>
internal static class HubStates
{
    public static string? State(this HubDbContext db, string name) =>
        db.Set<HubState>().AsNoTracking().Where(s => s.Name == name).Select(static s => s.Value).FirstOrDefault();

    /// <summary>Writes a fact, in the transaction that the caller has begun.</summary>
    public static void SetState(this HubDbContext db, string name, string value)
    {
        if (db.Set<HubState>().Where(s => s.Name == name).ExecuteUpdate(s => s.SetProperty(static p => p.Value, value)) > 0)
            return;
        db.Add(new HubState(name, value));
        db.SaveChanges();
    }

    /// <summary>Raises the version of the data, and those of the datasets that changed.</summary>
    public static void RaiseVersions(this HubDbContext db, IReadOnlyCollection<string> datasets)
    {
        if (datasets.Count == 0)
            return;
        foreach (var name in datasets.Select(HubState.VersionOf).Prepend(HubState.DataVersion))
            db.SetState(name, (long.Parse(db.State(name) ?? "0", CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture));
    }
}
