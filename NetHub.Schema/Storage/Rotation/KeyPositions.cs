using Microsoft.EntityFrameworkCore;

namespace NetHub.Schema.Storage.Rotation;

/// <summary>The position of the rotation among the facts about the database.</summary>
internal static class KeyPositions
{
    /// <summary>Where the rotation is; a database that says nothing is under the first key.</summary>
    public static KeyPosition Read(HubDbContext db) =>
        db.Set<HubState>().AsNoTracking().Where(static s => s.Name == HubState.IdentityKeys).Select(static s => s.Value).FirstOrDefault() is { } value
            ? KeyPosition.Parse(value)
            : KeyPosition.At(Sharing.Access.IdentityKey.First);

    public static void Write(HubDbContext db, KeyPosition position)
    {
        var value = position.ToString();
        if (db.Set<HubState>().Where(static s => s.Name == HubState.IdentityKeys).ExecuteUpdate(s => s.SetProperty(p => p.Value, value)) > 0)
            return;
        db.Add(new HubState(HubState.IdentityKeys, value));
        db.SaveChanges();
    }
}
