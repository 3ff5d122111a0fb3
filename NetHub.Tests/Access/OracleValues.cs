using System.Globalization;
using System.Text.Json;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Cryptography;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Access;

/// <summary>Computes the expected JSON of a field, in full or masked, independently of the product.</summary>
internal sealed class OracleValues(AccessOracle oracle, HubKeys keys, string department)
{
    private readonly OpaqueIds ids = new(keys);
    private readonly IdentityCipher identity = new(keys);

    /// <summary>
    /// Returns the JSON text expected for a field of a row. Behind a masked name it is capped: no key joins with other datasets.
    /// </summary>
    public string Expected(FieldEntry field, OracleRow row, bool isCapped = false)
    {
        var level = oracle.Level(field, row);
        var stored = row.Values[field.Property.Name];
        if (level < AccessOracle.Masked || stored is null)
            return "null";
        if (field.Kind == ValueKind.Id)
            return level == AccessOracle.Full ? Key(field, row, stored, isCapped) : "null";
        if (level == AccessOracle.Full && !isCapped)
            return Plain(field, stored);
        return MaskedValue(field, row, Plain(field, stored));
    }

    /// <summary>Returns the id of a row. If a person's name is not FULL, the id is unlinkable: it is valid for this dataset only.</summary>
    public string NodeId(OracleRow row)
    {
        var isApart = row.Dataset is { Name: "Person", Id: { } key } && oracle.NameLevel(key, row) < AccessOracle.Full;
        return ids.Encode(department, isApart ? row.Dataset.Id!.Coordinate : row.Dataset.Name, row.Key);
    }

    /// <summary>Returns the person that an unlinkable id names; null for any other id.</summary>
    public OracleRow? Apart(DatasetEntry dataset, string id) =>
        dataset is { Name: "Person", Id: { } key } && ids.Decode(department, key.Coordinate, id) is { } person ? oracle.Find(dataset, person) : null;

    private string Key(FieldEntry field, OracleRow row, object stored, bool isCapped)
    {
        if (field.IsList)
        {
            var list = JsonSerializer.Deserialize<long[]>((string)stored)!;
            var target = field.Link?.To.Name ?? field.Coordinate;
            return JsonSerializer.Serialize(list.Select(k => oracle.ShowsRawIds(field) ? k.ToString(CultureInfo.InvariantCulture) : ids.Encode(department, target, k)));
        }

        var key = (long)stored;
        if (oracle.ShowsRawIds(field))
            return $"\"{key}\"";
        var isOwnKey = field.Dataset.Id == field;
        var domain = field.Link?.To.Name ?? (isOwnKey ? field.Dataset.Name : field.Coordinate);
        var isPerson = (field.Link?.To.Name ?? (isOwnKey ? field.Dataset.Name : "")) == "Person";
        if (isCapped || (isPerson && oracle.NameLevel(field, row) < AccessOracle.Full))
            domain = field.Coordinate;
        return $"\"{ids.Encode(department, domain, key)}\"";
    }

    private string Plain(FieldEntry field, object stored)
    {
        if (field.IsList)
            return Normalise((string)stored);
        return field.Kind switch
        {
            ValueKind.Int => ((long)stored).ToString(CultureInfo.InvariantCulture),
            ValueKind.Decimal => ((long)stored / 10000m).ToString("0.####", CultureInfo.InvariantCulture),
            ValueKind.Boolean => (long)stored == 1 ? "true" : "false",
            ValueKind.Instant => JsonSerializer.Serialize(((string)stored).Replace(' ', 'T') + "+08:00", Relaxed),
            ValueKind.GeoPoint or ValueKind.GeoPolygon or ValueKind.Json => Normalise((string)stored),
            ValueKind.IdNumber => JsonSerializer.Serialize(identity.Decrypt((string)stored), Relaxed),
            _ => JsonSerializer.Serialize((string)stored, Relaxed),
        };
    }

    private string MaskedValue(FieldEntry field, OracleRow row, string plain)
    {
        var text = plain.Trim('"');
        string? masked = field.Mask switch
        {
            Mask.None => plain,
            Mask.Null or Mask.Suppress => null,
            Mask.Name => text.Length > 2 && Compound.Any(c => text.StartsWith(c, StringComparison.Ordinal))
                ? text[..2] + new string('*', text.Length - 2)
                : text[..1] + (text.Contains('·', StringComparison.Ordinal) ? "**" : new string('*', text.Length - 1)),
            Mask.Id => text[..1] + new string('*', text.Length - 2) + text[^1],
            Mask.Phone => text[..3] + "****" + text[7..],
            Mask.Birth => int.Parse(text[..4], CultureInfo.InvariantCulture) <= oracle.Today.Year - 90 ? $"≤{oracle.Today.Year - 90}" : text[..4],
            Mask.Region => text[..9] + "000",
            Mask.Generalise => text.Length >= 10 ? text[..4] : text == "01" ? "汉族" : "少数民族",
            Mask.Amount => Band(decimal.Parse(text, CultureInfo.InvariantCulture) * (field.Name.EndsWith("Wan", StringComparison.Ordinal) ? 10000 : 1)),
            Mask.Address => PlaceName(row) + "****",
            Mask.Token => identity.Pseudonym(department, text),
            Mask.Text => $"(已隐藏,约{Math.Max(10, (text.Length + 5) / 10 * 10)}字)",
            _ => throw new NotSupportedException($"{field} is masked by {field.Mask}"),
        };
        return masked is null ? "null" : masked == plain ? plain : JsonSerializer.Serialize(masked, Relaxed);
    }

    private string? PlaceName(OracleRow row)
    {
        var code = row.Values[Schema.Storage.StorageModel.RegionProperty(row.Dataset)!] as string;
        var regions = oracle.Rows(oracle.Catalog["Region"]);
        return (regions.FirstOrDefault(r => (string)r.Values["RegionCode"]! == code?[..12])
            ?? regions.FirstOrDefault(r => (string)r.Values["RegionCode"]! == code?[..9] + "000"))
            ?.Values["FullName"] as string;
    }

    private static string Band(decimal amount) => amount switch
    {
        < 10_000 => "0–1万",
        < 50_000 => "1–5万",
        < 100_000 => "5–10万",
        < 500_000 => "10–50万",
        < 1_000_000 => "50–100万",
        _ => "100万以上",
    };

    public static string Normalise(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Relaxed);
    }

    private static readonly string[] Compound = ["欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木", "南宫", "长孙", "宇文"];

    internal static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
