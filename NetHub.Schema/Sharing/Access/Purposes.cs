using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Access;

/// <summary>Why a purpose would have helped a denied caller.</summary>
public enum MissingPurpose
{
    /// <summary>No purpose would help.</summary>
    None,

    /// <summary>No purpose was stated.</summary>
    Required,

    /// <summary>A different purpose was stated.</summary>
    NotPermitted,
}

/// <summary>Decides which data needs a stated purpose, and what each purpose permits.</summary>
public static class Purposes
{
    /// <summary>The classes whose county-wide and case cells need a purpose. The ledger records the subjects of such reads.</summary>
    public static bool IsNeededFor(AccessClass accessClass) =>
        accessClass is AccessClass.Idn or AccessClass.Cont or AccessClass.Case or AccessClass.Need or AccessClass.Minor;

    /// <summary>
    /// What is left of a level of the matrix. Own territory, park and rows imply duty. Elsewhere duty and a case give all of it,
    /// statistics no more than statistics, and verification nothing, since it answers by itself.
    /// </summary>
    public static AccessLevel LevelFor(AccessClass accessClass, Alternative alternative, StatedPurpose? stated) =>
        !IsNeededFor(accessClass) || alternative.Scope is not (RowScope.County or RowScope.Case) ? alternative.Level
        : stated?.Code switch
        {
            PurposeCode.Duty or PurposeCode.Case => alternative.Level,
            // A masked value permits no statistics, whatever they are for.
            PurposeCode.Statistics when alternative.Level is AccessLevel.Full or AccessLevel.Aggregate => AccessLevel.Aggregate,
            _ => AccessLevel.None,
        };

    /// <summary>Whether a grant may be used for what is stated.</summary>
    public static bool Permit(Grant grant, StatedPurpose? stated)
    {
        ArgumentNullException.ThrowIfNull(grant);
        return stated?.Code == grant.Purpose && (grant.Case is null || grant.Case == stated.Case);
    }

    /// <summary>What is wrong with what is stated, where another purpose would do.</summary>
    public static MissingPurpose Missing(StatedPurpose? stated) => stated is null ? MissingPurpose.Required : MissingPurpose.NotPermitted;
}
