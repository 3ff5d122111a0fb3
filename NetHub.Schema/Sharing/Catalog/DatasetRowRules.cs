using System.Reflection;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>What must hold of a row that is published, as its class declares it.</summary>
public sealed record DatasetRowRules(
    RecordKeyAttribute? RecordKey,
    IdNumberAgreesAttribute? IdNumberAgrees,
    IReadOnlyList<InOrderAttribute> Orders,
    IReadOnlyList<WhenAttribute> Conditions,
    IReadOnlyList<OneAtATimeAttribute> OneAtATime,
    IReadOnlyList<NoOverlapAttribute> Overlaps,
    IReadOnlyList<YearsBetweenAttribute> Years,
    IReadOnlyList<CodePartAttribute> CodeParts,
    IReadOnlyList<LastsWithinAttribute> Durations,
    IReadOnlyList<ExpectWithinAttribute> Bounds,
    IReadOnlyList<ExpectTiedAttribute> Ties,
    IReadOnlyList<ExpectCountAttribute> Counts,
    IReadOnlyList<ExpectShareAttribute> Shares,
    IReadOnlyList<ExpectOneAYearAttribute> Memberships)
{
    internal static DatasetRowRules From(Type type) => new(
        type.GetCustomAttribute<RecordKeyAttribute>(),
        type.GetCustomAttribute<IdNumberAgreesAttribute>(),
        [.. type.GetCustomAttributes<InOrderAttribute>()],
        [.. type.GetCustomAttributes<WhenAttribute>()],
        [.. type.GetCustomAttributes<OneAtATimeAttribute>()],
        [.. type.GetCustomAttributes<NoOverlapAttribute>()],
        [.. type.GetCustomAttributes<YearsBetweenAttribute>()],
        [.. type.GetCustomAttributes<CodePartAttribute>()],
        [.. type.GetCustomAttributes<LastsWithinAttribute>()],
        [.. type.GetCustomAttributes<ExpectWithinAttribute>()],
        [.. type.GetCustomAttributes<ExpectTiedAttribute>()],
        [.. type.GetCustomAttributes<ExpectCountAttribute>()],
        [.. type.GetCustomAttributes<ExpectShareAttribute>()],
        [.. type.GetCustomAttributes<ExpectOneAYearAttribute>()]);

    /// <summary>Every property that a rule names.</summary>
    internal IEnumerable<string> Named =>
    [
        .. RecordKey?.Properties ?? [],
        .. IdNumberAgrees is { } id ? new[] { id.IdNumber, id.BirthDate, id.SexCode, id.Name, id.FormerName }.OfType<string>() : [],
        .. Orders.SelectMany(static o => o.Properties),
        .. Conditions.SelectMany(static c => (IEnumerable<string>)[c.Property, .. c.NeedsOneOf, .. c.Forbids]),
        .. OneAtATime.SelectMany(static o => o.Properties),
        .. Overlaps.SelectMany(static o => (IEnumerable<string>)[o.Start, o.Hours, .. o.Properties]),
        .. Years.SelectMany(static y => new[] { y.From, y.To }),
        .. CodeParts.SelectMany(static c => new[] { c.Code, c.Property }),
        .. Durations.SelectMany(static d => new[] { d.Hours, d.Link }),
        .. Bounds.SelectMany(static b => new[] { b.Number, b.Property }),
        .. Ties.SelectMany(static t => new[] { t.Flagged, t.Other, t.At }),
        .. Counts.SelectMany(static c => (IEnumerable<string>)[c.Link, .. new[] { c.Where }.OfType<string>(), .. c.Said]),
        .. Shares.SelectMany(static s => new[] { s.Number, s.Among, s.Property, s.Ended }),
        .. Memberships.SelectMany(static m => new[] { m.Members, m.Under, m.Period }),
    ];
}
