using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Server.Transports;

/// <summary>
/// Computes the ETag of an answer before the answer exists, from everything that it depends on. Equal tags mean equal data, policy, day,
/// caller and purpose.
/// </summary>
internal static class AnswerTag
{
    // The catalog and the texts of the hub change only with its build.
    private static readonly string Build = typeof(HubGraphQL).Module.ModuleVersionId.ToString("N");

    /// <param name="request">The request.</param>
    /// <param name="caller">The caller, including its client, since cursors are valid for one client only.</param>
    /// <param name="form">The media type and language of the answer.</param>
    /// <param name="policyVersion">The version of the policy.</param>
    /// <param name="dataVersion">The version of the data as the caller sees it.</param>
    /// <param name="today">The current day, since some datasets answer with the rows valid today.</param>
    public static string Create(GraphQLRequest request, Caller caller, (AnswerType Type, bool English) form, int policyVersion, string dataVersion, DateOnly today)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, request.Query);
        Add(hash, request.OperationName);
        Add(hash, request.Variables.ValueKind == System.Text.Json.JsonValueKind.Undefined ? null : request.Variables.GetRawText());
        Add(hash, caller.Department);
        Add(hash, caller.Client);
        Add(hash, caller.Purpose?.Code.ToString());
        Add(hash, caller.Grants.Tag);
        Add(hash, string.Create(CultureInfo.InvariantCulture, $"{form.Type} {form.English} {policyVersion} {caller.ParkId} {(int)caller.Roles} {caller.Clearance} {today:O}"));
        Add(hash, dataVersion);
        Add(hash, Build);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return $"W/\"{Convert.ToHexStringLower(digest[..16])}\"";
    }

    // Hash each part with its length, so that different lists of parts never produce the same bytes.
    private static void Add(IncrementalHash hash, string? part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length, part?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(Encoding.UTF8.GetBytes(part ?? ""));
    }
}
