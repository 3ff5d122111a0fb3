using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Sharing.Access;

/// <summary>
/// 联合披露 (model 14.2): a masked name with sex, age and village identifies a person to the neighbours. If a caller can obtain all of these, even for
/// several purposes or in several operations (ids link what it reads), the village is lowered: it is shown masked, as its township, or as itself
/// if enough people live there. If the name is FULL, there is nothing to guess.
/// </summary>
internal static class JointDisclosure
{
    /// <param name="field">The field to decide.</param>
    /// <param name="usage">The usage.</param>
    /// <param name="alternatives">The alternatives of the field on its own.</param>
    /// <param name="potential">Returns what the caller may see of a field under any purpose.</param>
    public static IEnumerable<Alternative> Lower(
        FieldEntry field, Usage usage, IEnumerable<Alternative> alternatives, Func<FieldEntry, IEnumerable<Alternative>> potential)
    {
        if (field.Trait != PersonalTrait.Place || !alternatives.Any(static a => a.Level == AccessLevel.Full))
            return alternatives;
        return Guessable(field.Dataset, potential) is { } named ? alternatives.Select(a => Lower(a, usage, named)) : alternatives;
    }

    // A filter, an order or a group would disclose the village as the value does; statistics have their own rules against that.
    private static Alternative Lower(Alternative alternative, Usage usage, ScopeSet named) =>
        alternative.Level != AccessLevel.Full || named.Covers(ScopeSets.From(alternative.Scope)) ? alternative
        : alternative with { Level = usage == Usage.Show ? AccessLevel.Masked : AccessLevel.Aggregate, IsLowered = true };

    /// <summary>Returns the scopes in which names are FULL, if masked names, sex and age may all be shown; null if one of them never is.</summary>
    private static ScopeSet? Guessable(DatasetEntry dataset, Func<FieldEntry, IEnumerable<Alternative>> potential)
    {
        var shown = dataset.Fields.Where(static f => f.Trait is PersonalTrait.Name or PersonalTrait.Sex or PersonalTrait.Age)
            .Select(f => (f.Trait, Alternatives: potential(f).Where(static a => a.Level >= AccessLevel.Masked).ToList()))
            .Where(static s => s.Alternatives.Count > 0).ToList();
        var names = shown.Where(static s => s.Trait == PersonalTrait.Name).SelectMany(static s => s.Alternatives).ToList();
        if (shown.Select(static s => s.Trait).Distinct().Count() < 3 || names.TrueForAll(static n => n.Level == AccessLevel.Full))
            return null;
        return new Decision([.. names], MissingPurpose.None).Scopes(AccessLevel.Full);
    }
}
