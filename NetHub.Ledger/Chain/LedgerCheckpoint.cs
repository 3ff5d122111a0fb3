using System.Text.Json;

namespace NetHub.Ledger.Chain;

/// <summary>The ends of other nodes' ledgers, as they say them.</summary>
internal sealed record LedgerCheckpoint(IReadOnlyList<SignedEnd> Nodes)
{
    /// <summary>Writes the members of a record.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WritePropertyName("nodes");
        JsonSerializer.Serialize(json, Nodes, JsonSerializerOptions.Web);
    }
}
