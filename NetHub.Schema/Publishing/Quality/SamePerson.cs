using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>By what rows of an index of people are probably one person although their numbers differ.</summary>
/// <param name="Identity">Name, date of birth and sex.</param>
/// <param name="Mobile">A private number, which makes it more probable; null where the index has none.</param>
public sealed record SamePerson(IReadOnlyList<FieldEntry> Identity, FieldEntry? Mobile)
{
    /// <summary>How probable it is where name, date of birth and sex are the same.</summary>
    public const double Confidence = 0.8;

    /// <summary>How probable it is where the mobile number is the same, too.</summary>
    public const double ConfidenceByMobile = 0.9;

    /// <summary>Null where the dataset is no index of people with their names.</summary>
    public static SamePerson? Find(DatasetEntry dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.RowRules.IdNumberAgrees is not { Name: { } name } rule)
            return null;
        return new SamePerson(
            [.. new[] { name, rule.BirthDate, rule.SexCode }.Select(dataset.Property)],
            dataset.Fields.FirstOrDefault(static f => f is { Kind: ValueKind.MobileNumber, IsList: false }));
    }
}
