using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.Sharing.Audit.Records;

namespace NetHub.Schema.Storage.AuditIndexing;

/// <summary>Counts of field usage, added up by what they are of.</summary>
internal sealed class UsageCounts
{
    private readonly Dictionary<long, FieldUsage> counts = [];

    public IReadOnlyDictionary<long, FieldUsage> ByKey => counts;

    public void Add(FieldUsage usage) => Add(KeyOf(usage), usage);

    /// <summary>Adds what was counted before.</summary>
    public void Add(long key, FieldUsage usage) => counts[key] = counts.TryGetValue(key, out var known) ? Sum(known, usage) : usage;

    /// <summary>The key of a row is a digest of what it counts, so that no two rows count the same, and an index that is made anew has the same keys.</summary>
    private static long KeyOf(FieldUsage usage)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{usage.Day:O}\n{usage.Coordinate}\n{usage.Owner}\n{usage.Department}\n{usage.Usage}\n{usage.Level}\n{usage.Operation}");
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return BinaryPrimitives.ReadInt64BigEndian(digest) & long.MaxValue;
    }

    private static FieldUsage Sum(FieldUsage one, FieldUsage other) => new()
    {
        Day = one.Day,
        Coordinate = one.Coordinate,
        Owner = one.Owner,
        Department = one.Department,
        Operation = one.Operation,
        Usage = one.Usage,
        Level = one.Level,
        Reads = one.Reads + other.Reads,
        Rows = (int)Math.Min((long)one.Rows + other.Rows, int.MaxValue),
    };
}
