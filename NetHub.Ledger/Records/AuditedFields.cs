using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetHub.Ledger.Records;

/// <summary>A field that an operation touched.</summary>
/// <param name="Field">Its coordinate.</param>
/// <param name="Usages">What it was used for: <c>SHOW</c>, <c>FILTER</c>, <c>SORT</c>, <c>GROUP</c>, <c>AGGREGATE</c>, <c>PUBLISH</c>.</param>
/// <param name="Level"><c>FULL</c>, <c>MASKED</c>, <c>PARTLY_MASKED</c>, <c>AGGREGATE</c> or <c>NONE</c>.</param>
/// <param name="Mask">How it was masked; null where it was not.</param>
/// <param name="Effects">What else the policy took away: <c>NARROWED</c>, <c>PARTLY_DENIED</c>.</param>
public sealed record AuditedField(
    string Field, IReadOnlyList<string> Usages, string Level, string? Mask, IReadOnlyList<string>? Effects);

/// <summary>A field, dataset or argument that was refused.</summary>
/// <param name="Coordinate">What.</param>
/// <param name="Reason">The stable code of the refusal.</param>
public sealed record DeniedField(string Coordinate, string Reason);

/// <summary>The fields of an operation as the ledger keeps them, once for all records of a segment that name them.</summary>
public sealed record LedgerFields(IReadOnlyList<AuditedField> Touched, IReadOnlyList<DeniedField> Denied, IReadOnlyList<string> Grants);

/// <summary>
/// The fields of an operation, by coordinate. Written down once for a plan, since every run of it is about the same ones; a record of
/// the ledger names it by its digest.
/// </summary>
public sealed class AuditedFields
{
    private const int IdBytes = 12;

    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly byte[] json;

    /// <param name="touched">Fields that were shown, used or published.</param>
    /// <param name="denied">What was refused.</param>
    /// <param name="grants">Ids of the grants that permitted something.</param>
    /// <param name="isPersonal">Some of them are personal.</param>
    public AuditedFields(IEnumerable<AuditedField> touched, IEnumerable<DeniedField> denied, IEnumerable<string> grants, bool isPersonal)
    {
        json = JsonSerializer.SerializeToUtf8Bytes(
            new LedgerFields(
                [.. touched.OrderBy(static f => f.Field, StringComparer.Ordinal)],
                [.. denied.Distinct().OrderBy(static d => d.Coordinate, StringComparer.Ordinal)],
                [.. grants.Distinct().Order(StringComparer.Ordinal)]),
            Compact);
        Id = System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(json).AsSpan(0, IdBytes));
        IsPersonal = isPersonal;
    }

    /// <summary>Nothing is known of the fields: the operation was refused before it was understood, or reads none.</summary>
    public static AuditedFields None { get; } = new([], [], [], isPersonal: false);

    /// <summary>Nothing but what was refused.</summary>
    public static AuditedFields Refused(IEnumerable<DeniedField> denied) => new([], denied, [], isPersonal: false);

    /// <summary>Names them among all others: 16 characters of their digest.</summary>
    public string Id { get; }

    public bool IsPersonal { get; }

    public bool IsEmpty => Id == None.Id;

    /// <summary>A JSON object, as the ledger keeps it.</summary>
    internal ReadOnlySpan<byte> Json => json;
}
