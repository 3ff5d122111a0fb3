namespace NetHub.Schema.Sharing.Catalog;

/// <summary>
/// 信息资源代码: 类(1) 项(2) 目(3) 细目(2), a stroke, and a serial number of six digits. The serial number is computed of the dataset's
/// name, so that a dataset that is added or removed changes no other's; start-up fails where two come to the same.
/// </summary>
internal static class ResourceCode
{
    private const uint Serials = 1_000_000;
    private const uint FnvOffset = 2_166_136_261;
    private const uint FnvPrime = 16_777_619;

    public static string For(DatasetEntry dataset) =>
        $"{string.Concat(ResourceCategory.For(dataset).Select(static c => c.Code))}/{Serial(dataset.Name):D6}";

    /// <summary>Problems of a catalog in which two datasets have one code.</summary>
    public static IEnumerable<string> Check(IEnumerable<DatasetEntry> datasets) =>
        datasets.GroupBy(static d => d.ResourceCode).Where(static g => g.Count() > 1).Select(static g => $"{string.Join(", ", g)}: one resource code, {g.Key}");

    // FNV-1a: the same on every machine and in every version, which string.GetHashCode is not.
    private static uint Serial(string name) => name.Aggregate(FnvOffset, static (hash, letter) => unchecked((hash ^ letter) * FnvPrime)) % Serials;
}
