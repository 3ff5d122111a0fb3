using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>What may only be read for a purpose that is named.</summary>
public static class Purposes
{
    /// <summary>Classes of which county-wide and case cells need a purpose. Whom they are about is recorded.</summary>
    public static bool IsNeededFor(AccessClass accessClass) =>
        accessClass is AccessClass.Idn or AccessClass.Cont or AccessClass.Case or AccessClass.Need or AccessClass.Minor;
}
