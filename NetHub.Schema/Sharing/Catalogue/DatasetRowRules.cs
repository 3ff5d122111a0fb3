using System.Reflection;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalogue;

/// <summary>What must hold of a row that is published, as its class declares it.</summary>
public sealed record DatasetRowRules(
    RecordKeyAttribute? RecordKey,
    IdNumberAgreesAttribute? IdNumberAgrees,
    IReadOnlyList<InOrderAttribute> Orders,
    IReadOnlyList<WhenAttribute> Conditions,
    IReadOnlyList<OneAtATimeAttribute> OneAtATime)
{
    internal static DatasetRowRules Of(Type type) => new(
        type.GetCustomAttribute<RecordKeyAttribute>(),
        type.GetCustomAttribute<IdNumberAgreesAttribute>(),
        [.. type.GetCustomAttributes<InOrderAttribute>()],
        [.. type.GetCustomAttributes<WhenAttribute>()],
        [.. type.GetCustomAttributes<OneAtATimeAttribute>()]);

    /// <summary>Every property that a rule names.</summary>
    internal IEnumerable<string> Named =>
    [
        .. RecordKey?.Properties ?? [],
        .. IdNumberAgrees is { } id ? new[] { id.IdNumber, id.BirthDate, id.SexCode, id.Name, id.FormerName }.OfType<string>() : [],
        .. Orders.SelectMany(static o => o.Properties),
        .. Conditions.SelectMany(static c => (IEnumerable<string>)[c.Property, .. c.NeedsOneOf, .. c.Forbids]),
        .. OneAtATime.SelectMany(static o => o.Properties),
    ];
}
