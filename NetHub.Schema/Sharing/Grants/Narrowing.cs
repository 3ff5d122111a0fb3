using NetHub.Schema.Sharing.Workflows;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Grants;

/// <summary>Checks that a decision grants no more than was requested.</summary>
internal static class Narrowing
{
    /// <summary>Returns how a decision exceeds the request; empty if it does not.</summary>
    public static IEnumerable<SharingProblem> Problems(RequestedAccess asked, IReadOnlyList<string> fields, RequestedAccess granted)
    {
        if (granted.Fields.Count == 0 || granted.Fields.Except(fields).Any())
            yield return SharingProblems.Widened("fields");
        if (granted.Level == Access.AccessLevel.None || granted.Level > asked.Level)
            yield return SharingProblems.Widened("level");
        if (granted.Usages.Count == 0 || granted.Usages.Except(asked.Usages).Any() || RequestRules.Impossible(granted.Level, granted.Usages).Any())
            yield return SharingProblems.Widened("usages");
        // Every scope lies within the county; no other scope lies within a different one.
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
