using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>A decision grants what was asked for, or less.</summary>
internal static class Narrowing
{
    /// <summary>In what a decision goes beyond the request; empty where it does not.</summary>
    public static IEnumerable<SharingProblem> Problems(RequestedAccess asked, IReadOnlyList<string> fields, RequestedAccess granted)
    {
        if (granted.Fields.Count == 0 || granted.Fields.Except(fields).Any())
            yield return SharingProblems.Widened("fields");
        if (granted.Level == Access.AccessLevel.None || granted.Level > asked.Level)
            yield return SharingProblems.Widened("level");
        if (granted.Usages.Count == 0 || granted.Usages.Except(asked.Usages).Any() || RequestRules.Impossible(granted.Level, granted.Usages).Any())
            yield return SharingProblems.Widened("usages");
        // Any scope is a part of the county; no other one is a part of another.
        if (granted.Scope != asked.Scope && asked.Scope != RowScope.County)
            yield return SharingProblems.Widened("scope");
        if (granted.Rows.Except(asked.Rows).Any() || !RequestRules.MayName(granted))
            yield return SharingProblems.Widened("rows");
        if (granted.From < asked.From || granted.Until > asked.Until || granted.Until <= granted.From)
            yield return SharingProblems.Widened("term");
    }

    public static bool IsWhole(RequestedAccess asked, IReadOnlyList<string> fields, RequestedAccess granted) =>
        granted.Level == asked.Level && granted.Scope == asked.Scope && granted.From == asked.From && granted.Until == asked.Until
        && granted.Rows.ToHashSet().SetEquals(asked.Rows) && granted.Usages.ToHashSet().SetEquals(asked.Usages) && granted.Fields.ToHashSet().SetEquals(fields);
}
