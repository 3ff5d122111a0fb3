using System.Globalization;
using System.Text;
using System.Text.Json;
using NetHub.Tests.Server;

namespace NetHub.Tests.Publishing;

/// <summary>A department that sends each batch until it is confirmed, however often the hub is killed, and then sends the next.</summary>
internal sealed class KilledPublisher(string directory)
{
    private const int Rows = 1_500;
    private int batch;
    private bool isIn;
    private int hits;

    /// <summary>The approximate time a hub needs for its first batch, to choose when to kill the next hub.</summary>
    public int Milliseconds { get; private set; } = 800;

    public async Task SendAsync(HttpClient http, CancellationToken killed)
    {
        // Only the first batch of a hub is measured, and only if it is new: others are faster.
        var isMeasure = !isIn;
        try
        {
            while (!killed.IsCancellationRequested)
            {
                var start = Environment.TickCount64;
                await SendOneAsync(http, killed);
                if (isMeasure)
                    Milliseconds = (int)(Environment.TickCount64 - start);
                isMeasure = false;
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            // The hub was killed; whether it committed the batch is unknown.
        }
    }

    /// <summary>Checks that the unconfirmed batch is stored completely or not at all.</summary>
    public void CheckStored()
    {
        var stored = Count(batch);
        Assert.True(stored is 0 or Rows, $"batch {batch}: {stored} rows");
        Assert.Equal(stored, Changes(batch));
        isIn = stored == Rows;
        if (isIn)
            return;
        hits++;
        // More time for the next hub, so that a batch succeeds even on a slow machine.
        Milliseconds += Milliseconds / 10;
    }

    /// <summary>Checks that all confirmed batches are complete, and that enough kills hit before a batch was committed.</summary>
    public void CheckAnswered(int atLeast)
    {
        Assert.All(Enumerable.Range(0, batch), sent => Assert.Equal(Rows, Count(sent)));
        Assert.True(hits >= atLeast && batch >= atLeast, $"{hits} kills before a batch was committed, {batch} batches confirmed");
    }

    private async Task SendOneAsync(HttpClient http, CancellationToken killed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/publish/PartyOrganization") { Content = new StringContent(File(), Encoding.UTF8, "text/csv") };
        request.Headers.Add("Idempotency-Key", "batch-" + batch.ToString(CultureInfo.InvariantCulture));
        using var response = await http.SendAsync(request, killed);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(killed));
        Assert.True(response.IsSuccessStatusCode, answer.RootElement.ToString());
        Assert.Equal(Rows, answer.RootElement.GetProperty("counts").GetProperty("inserted").GetInt32());
        batch++;
    }

    private string File()
    {
        var text = new StringBuilder("partyOrgCode,name,orgType,regionCode,isParkOrg,fullMemberCount,probationaryCount,weakLaxFlag,demoFlag,status\n");
        for (var i = 0; i < Rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"R{batch}-{i},党支部,BRANCH,431021000000,false,5,0,false,false,ACTIVE\n");
        return text.ToString();
    }

    private int Count(int sent) => Scalar($"SELECT count(*) FROM PartyOrganization WHERE PartyOrgCode LIKE 'R{sent}-%'");

    private int Changes(int sent) => Scalar(
        $"SELECT count(*) FROM DataChange c JOIN PartyOrganization o ON o.PartyOrgId = c.RowKey WHERE c.Dataset = 'PartyOrganization' AND o.PartyOrgCode LIKE 'R{sent}-%'");

    private int Scalar(string sql) => Convert.ToInt32(SmallDatabase.Execute(SmallDatabase.PathIn(directory), sql), CultureInfo.InvariantCulture);
}
