using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetHub.Schema.GraphQLApi;
using NetHub.Schema.GraphQLApi.Documents;
using NetHub.Schema.Sharing.Access;

namespace NetHub.Server.Transports;

/// <summary>
/// The ETag of an answer: everything that it depends on, told before it is made. Equal tags mean that nothing changed, neither the
/// data nor the policy nor the day nor who asks and why.
/// </summary>
internal static class AnswerTag
{
    // What the hub says of itself, its catalog and its words, changes with what it was built of.
    private static readonly string Build = typeof(HubGraphQL).Module.ModuleVersionId.ToString("N");

    /// <param name="request">What is asked.</param>
    /// <param name="caller">Who asks; cursors are made for a client, so the client counts, too.</param>
    /// <param name="form">Media type and language of the answer.</param>
    /// <param name="policyVersion">Version of the policy.</param>
    /// <param name="dataVersion">Version of the data as the caller sees it.</param>
    /// <param name="today">Datasets with terms of validity answer as of today.</param>
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

    // Each part with its length, so that no two lists of parts are the same bytes.
    private static void Add(IncrementalHash hash, string? part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length, part?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(Encoding.UTF8.GetBytes(part ?? ""));
    }
}
