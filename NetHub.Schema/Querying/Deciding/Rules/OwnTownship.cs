using NetHub.Schema.Querying.Query;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Deciding.Rules;

/// <summary>Detects filters on the caller's own township: such statistics are decided by the rights in the township, not by those in the county.</summary>
internal static class OwnTownship
{
    public static bool Restricts(Caller caller, DatasetEntry dataset, Predicate? where) =>
        caller.Township is { } township && StorageModel.RegionProperty(dataset) is { } property && Restricts(where, property, township);

    private static bool Restricts(Predicate? where, string region, string township) => where switch
    {
        AllOf all => all.Parts.Any(p => Restricts(p, region, township)),
        FieldTest { Comparison: Comparison.Eq or Comparison.Within or Comparison.StartsWith, Value: ScalarInput { Value: string code } } test =>
            test.Field.Property.Name == region && code.StartsWith(township, StringComparison.Ordinal),
        _ => false,
    };
}
