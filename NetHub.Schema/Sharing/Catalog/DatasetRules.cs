using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Sharing.Catalog;

/// <summary>What every dataset must say about itself. Each rule reports all that breaks it.</summary>
internal static class DatasetRules
{
    private static readonly Func<DatasetEntry, CodeLists, IEnumerable<string>>[] Rules =
        [HasWords, HasKey, SaysMasks, SaysLegalBasis, KnowsCodeLists, NamesExistingProperties, EncryptsOnlyIdentityNumbers, KeepsBirthFromNumbers];

    public static IEnumerable<string> Check(DatasetEntry dataset, CodeLists lists) => Rules.SelectMany(rule => rule(dataset, lists));

    private static IEnumerable<string> HasWords(DatasetEntry dataset, CodeLists lists)
    {
        if (dataset.Declared.Chinese.Length == 0 || dataset.Declared.English.Length == 0 || dataset.Owner.Length == 0)
            yield return $"{dataset}: needs a Chinese and an English description and an owner";
        foreach (var field in dataset.Fields.Where(f => f.Declared.Chinese.Length == 0 || f.Declared.English.Length == 0))
            yield return $"{field}: needs a Chinese and an English description";
    }

    private static IEnumerable<string> HasKey(DatasetEntry dataset, CodeLists lists)
    {
        if (dataset.BusinessKey.Count == 0)
            yield return $"{dataset}: no business key";
    }

    private static IEnumerable<string> SaysMasks(DatasetEntry dataset, CodeLists lists) =>
        dataset.Fields.Where(f => f.Mask == Mask.Unsaid).Select(f => $"{f}: no mask said; Mask.None is a choice that must be written");

    private static IEnumerable<string> SaysLegalBasis(DatasetEntry dataset, CodeLists lists) =>
        dataset.Fields.Where(f => !f.IsServed && string.IsNullOrWhiteSpace(f.Declared.LegalBasis))
            .Select(f => $"{f}: RESTRICTED without a legal basis");

    private static IEnumerable<string> KnowsCodeLists(DatasetEntry dataset, CodeLists lists) =>
        dataset.Fields.Where(f => f.Declared.CodeList is { } list && !lists.Contains(list))
            .Select(f => $"{f}: no code list '{f.Declared.CodeList}'");

    private static IEnumerable<string> NamesExistingProperties(DatasetEntry dataset, CodeLists lists)
    {
        var scopes = dataset.Scopes;
        var named = new[] { scopes.Township?.Property, scopes.Park?.Property }
            .Concat(scopes.Gates.Select(g => g.Property)).Concat(scopes.Indexes.SelectMany(i => i.Properties)).Concat(dataset.RowRules.Named).Concat(scopes.OfCases).Concat(scopes.OfOwn).Append(scopes.CaseOpens?.At)
            .Concat(dataset.Fields.SelectMany(static f => new[] { f.Derived?.Property, f.BeginsWith?.Property }));
        return named.OfType<string>().Where(name => dataset.Fields.All(f => f.Property.Name != name))
            .Select(name => $"{dataset}: a scope, gate, index or rule names '{name}', which is no property");
    }

    // With the year of birth, 6 + 4 digits and the check digit leave some thirty numbers (model 14.2). Nobody may have both, so they do not stand together.
    private static IEnumerable<string> KeepsBirthFromNumbers(DatasetEntry dataset, CodeLists lists) =>
        dataset.Fields.Where(f => f.Mask == Mask.Id64 && dataset.Fields.Any(static o => o.Trait == PersonalTrait.Age))
            .Select(f => $"{f}: 6 + 4 digits of a number cannot stand beside a date of birth or an age");

    private static IEnumerable<string> EncryptsOnlyIdentityNumbers(DatasetEntry dataset, CodeLists lists) =>
        dataset.Fields.Where(f => f.Declared.Encrypted != (f.Kind == ValueKind.IdNumber))
            .Select(f => $"{f}: identity numbers, and nothing else, are encrypted at rest");
}
