using NetHub.Schema.Sharing.Catalog;

namespace NetHub.Schema.Publishing.Quality;

/// <summary>The fields that show that rows of a person index probably describe one person although their identity numbers differ.</summary>
/// <param name="Identity">Name, date of birth and sex.</param>
/// <param name="Mobile">The mobile number, which increases the confidence; null if the index has none.</param>
public sealed record SamePerson(IReadOnlyList<FieldEntry> Identity, FieldEntry? Mobile)
{
    /// <summary>The confidence if name, date of birth and sex are the same.</summary>
    public const double Confidence = 0.8;

    /// <summary>The confidence if the mobile number is also the same.</summary>
    public const double ConfidenceByMobile = 0.9;

    /// <summary>Returns the fields of a dataset; null if it is not a person index with names.</summary>
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
