using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit.Records;

namespace NetHub.Schema.Sharing.Reports;

/// <summary>How a department used a grant, and which smaller grant would be sufficient.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="LastUsedOn">The last day on which the grant was used; null if it was not used in the period.</param>
/// <param name="UnusedFields">The fields that were not used.</param>
/// <param name="UnusedUsages">The usages that were not made of any field.</param>
/// <param name="Enough">The sufficient grant; null if the grant was fully used or not used at all.</param>
public sealed record GrantUse(Grant Grant, DateOnly? LastUsedOn, IReadOnlyList<string> UnusedFields, IReadOnlyList<Usage> UnusedUsages, Grant? Enough)
{
    public bool IsUnused => LastUsedOn is null;

    /// <summary>Compares a grant with the recorded uses of its department.</summary>
    public static GrantUse Create(Grant grant, IEnumerable<RecordedUse> uses)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var own = uses.Where(u => u.Department == grant.Department && u.Usage != RecordedUsage.Denied && grant.Fields.Contains(u.Coordinate) && grant.Usages.Contains(u.Wanted)).ToList();
        var fields = own.Select(static u => u.Coordinate).ToHashSet();
        var usages = own.Select(static u => u.Wanted).ToHashSet();
        var enough = grant with
        {
            Fields = [.. grant.Fields.Where(fields.Contains)],
            Usages = [.. grant.Usages.Where(usages.Contains)],
            Level = own.Select(static u => LevelOf(u.Level)).DefaultIfEmpty(grant.Level).Max() is var most && most < grant.Level ? most : grant.Level,
        };
        var isTight = own.Count == 0 || (enough.Fields.Count == grant.Fields.Count && enough.Usages.Count == grant.Usages.Count && enough.Level == grant.Level);
        return new GrantUse(
            grant,
            own.Count == 0 ? null : own.Max(static u => u.LastDay),
            [.. grant.Fields.Where(f => !fields.Contains(f))],
            [.. grant.Usages.Where(u => !usages.Contains(u))],
            isTight ? null : enough);
    }

    private static AccessLevel LevelOf(RecordedLevel level) => level switch
    {
        RecordedLevel.Full or RecordedLevel.PartlyMasked => AccessLevel.Full,
        RecordedLevel.Masked => AccessLevel.Masked,
        RecordedLevel.Aggregate => AccessLevel.Aggregate,
        _ => AccessLevel.None,
    };
}
