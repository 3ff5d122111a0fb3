using System.Globalization;
using System.Text;
using System.Text.Json;
using NetHub.Tests.Server;

namespace NetHub.Tests.Publishing;

/// <summary>A department that sends a batch until it is told that it is in, however often the hub is killed meanwhile, and then the next.</summary>
internal sealed class KilledPublisher(string directory)
{
    private const int Rows = 1_500;
    private int batch;
    private bool isRepeated;
    private int before;
    private int within;
    private int repeated;

    /// <summary>How long the last batch that was answered took.</summary>
    public int Milliseconds { get; private set; } = 800;

    public async Task SendAsync(HttpClient http, CancellationToken killed)
    {
        try
        {
            while (!killed.IsCancellationRequested)
                await SendOneAsync(http, killed);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            // The hub is gone: nobody knows whether it took the batch.
            isRepeated = true;
        }
    }

    /// <summary>The batch that was not answered is whole, or is not there at all.</summary>
    public void CheckStored()
    {
        var stored = Count(batch);
        Assert.True(stored is 0 or Rows, $"batch {batch}: {stored} rows");
        Assert.Equal(stored, Changes(batch));
        _ = stored == 0 ? before++ : within++;
    }

    /// <summary>All batches that were answered are whole. Kills hit while one was taken, and one was taken when sent again.</summary>
    public void CheckAnswered()
    {
        Assert.All(Enumerable.Range(0, batch), sent => Assert.Equal(Rows, Count(sent)));
        Assert.True(before > 0 && batch > 0 && repeated > 0, $"{before} kills before a batch was in, {within} after it, {batch} batches answered, {repeated} of them when sent again");
    }

    private async Task SendOneAsync(HttpClient http, CancellationToken killed)
    {
        var start = Environment.TickCount64;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/publish/PartyOrganization") { Content = new StringContent(File(), Encoding.UTF8, "text/csv") };
        request.Headers.Add("Idempotency-Key", "batch-" + batch.ToString(CultureInfo.InvariantCulture));
        using var response = await http.SendAsync(request, killed);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(killed));
        Assert.True(response.IsSuccessStatusCode, answer.RootElement.ToString());
        Assert.Equal(Rows, answer.RootElement.GetProperty("counts").GetProperty("inserted").GetInt32());
        Milliseconds = (int)(Environment.TickCount64 - start);
        repeated += isRepeated ? 1 : 0;
        (isRepeated, batch) = (false, batch + 1);
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
