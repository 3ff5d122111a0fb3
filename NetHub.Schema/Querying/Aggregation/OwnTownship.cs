using NetHub.Schema.Querying.Filtering;
using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalogue;
using NetHub.Schema.Storage;

namespace NetHub.Schema.Querying.Aggregation;

/// <summary>A township that filters on its own territory gets its own figures in full, where the county's would be statistics.</summary>
internal static class OwnTownship
{
    public static bool Restricts(Caller caller, DatasetEntry dataset, InputValue? where)
    {
        if (caller.Township is not { } township || where is not ObjectInput filter || StorageModel.RegionProperty(dataset) is not { } property)
            return false;
        var region = dataset.Fields.FirstOrDefault(f => f.Property.Name == property)?.Name;
        return region is not null && Restricts(filter, region, township);
    }

    private static bool Restricts(ObjectInput filter, string region, string township) => filter.Members.Any(member => member.Key switch
    {
        "and" => FilterTranslator.Items(member.Value).OfType<ObjectInput>().Any(part => Restricts(part, region, township)),
        _ when member.Key == region && member.Value is ObjectInput operations => operations.Members.Any(o =>
            o.Key is "eq" or "within" or "startsWith" && o.Value is ScalarInput { Value: string code } && code.StartsWith(township, StringComparison.Ordinal)),
        _ => false,
    });
}
