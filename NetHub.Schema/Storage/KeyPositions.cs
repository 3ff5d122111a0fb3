using NetHub.Schema.Sharing.Cryptography;

namespace NetHub.Schema.Storage;

/// <summary>The position of the rotation among the facts about the database.</summary>
internal static class KeyPositions
{
    /// <summary>Where the rotation is; a database that says nothing is under the first key.</summary>
    public static KeyPosition Read(HubDbContext db) =>
        db.State(HubState.IdentityKeys) is { } value ? KeyPosition.Parse(value) : KeyPosition.At(IdentityKey.First);

    public static void Write(HubDbContext db, KeyPosition position) => db.SetState(HubState.IdentityKeys, position.ToString());
}
