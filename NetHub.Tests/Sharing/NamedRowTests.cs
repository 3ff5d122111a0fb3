using Microsoft.Data.Sqlite;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Sharing;

/// <summary>A row named by a grant is a case of the department for the grant's purpose and period; no other row is opened.</summary>
[Collection(HubFixture.Name)]
public sealed class NamedRowTests(HubFixture data) : IDisposable
{
    private const string Cases = "{ disputeCases(first: 1000) { totalCount nodes { caseNo narrative } } }";
    private readonly GrantedHub hub = new(data);

    public void Dispose() => hub.Dispose();

    [Fact]
    public void Only_the_named_row_is_opened_on_every_path()
    {
        Grant();
        var assigned = Codes("hlt");
        var (key, code) = OtherThan(assigned);
        hub.Clear();

        Grant(new GrantedRow("DisputeCase", key));

        Assert.Equal([.. assigned.Append(code).Order(StringComparer.Ordinal)], Codes("hlt"));
        Assert.Equal(assigned.Count + 1, hub.Ask("hlt", Cases).GetProperty("data").GetProperty("disputeCases").GetProperty("totalCount").GetInt32());
        var filtered = hub.Ask("hlt", $"{{ disputeCases(where: {{caseNo: {{eq: \"{code}\"}}}}) {{ nodes {{ narrative }} }} }}");
        Assert.NotNull(Assert.Single(filtered.Texts("narrative")));
        Assert.Empty(hub.Ask("hlt", $"{{ disputeCases(where: {{caseNo: {{neq: \"{code}\"}}}}) {{ nodes {{ caseNo }} }} }}").Texts("caseNo").Except(assigned));
    }

    [Fact]
    public void A_named_row_is_not_opened_for_other_datasets_departments_or_purposes()
    {
        Grant();
        var assigned = Codes("hlt");
        var (key, code) = OtherThan(assigned);
        hub.Clear();

        Grant(new GrantedRow("ServiceOrder", key));
        var ofAnother = Codes("hlt");
        Grant(new GrantedRow("DisputeCase", key));

        Assert.Equal(assigned, ofAnother);
        Assert.Contains("PURPOSE_REQUIRED", hub.Ask("hlt", Cases, purpose: null).Codes());
        Assert.DoesNotContain(code, hub.Ask("hlt", Cases, PurposeCode.Case, "2026-7").GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(code, hub.Ask("vet", Cases).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_row_closes_when_its_grant_ends_or_is_revoked()
    {
        Grant();
        var assigned = Codes("hlt");
        var (key, code) = OtherThan(assigned);
        var named = Grant(new GrantedRow("DisputeCase", key));
        var open = Codes("hlt");

        hub.Revoke(named);
        var revoked = Codes("hlt");
        Grant(new GrantedRow("DisputeCase", key));
        var again = Codes("hlt");
        hub.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Contains(code, open);
        Assert.DoesNotContain(code, revoked);
        Assert.Contains(code, again);
        Assert.DoesNotContain(code, hub.Ask("hlt", Cases).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Grants_may_name_more_rows_than_a_condition_has_alternatives()
    {
        Grant();
        var assigned = Codes("hlt");
        var (key, code) = OtherThan(assigned);

        for (var i = 0; i < 12; i++)
            Grant([new GrantedRow("DisputeCase", key), .. Enumerable.Range(1, 99).Select(n => new GrantedRow("DisputeCase", -n - (i * 1000)))]);

        Assert.Equal([.. assigned.Append(code).Order(StringComparer.Ordinal)], Codes("hlt"));
    }

    [Fact]
    public void A_named_row_stays_closed_behind_a_gate()
    {
        Grant();
        var assigned = Codes("hlt");
        var (key, code) = OtherThan(assigned, isGated: true);

        Grant(new GrantedRow("DisputeCase", key));

        Assert.DoesNotContain(code, hub.Ask("hlt", Cases).GetRawText(), StringComparison.Ordinal);
    }

    private Grant Grant(params GrantedRow[] rows) => hub.Add(
        "HLT", ["DisputeCase.caseNo", "DisputeCase.narrative"], g => g with { Owner = "PLC", Scope = RowScope.Case, Rows = rows });

    private List<string> Codes(string client) => [.. hub.Ask(client, Cases).Texts("caseNo").OfType<string>().Order(StringComparer.Ordinal)];

    // Returns a dispute that is not a case of the department, with or without a closed gate.
    private (long Key, string Code) OtherThan(List<string> assigned, bool isGated = false)
    {
        using var connection = new SqliteConnection($"Data Source={data.DatabasePath};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT CaseId, CaseNo FROM DisputeCase WHERE Narrative IS NOT NULL AND TypeCode {(isGated ? "" : "NOT ")}IN ('14', '15', '16') ORDER BY CaseId DESC";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            if (!assigned.Contains(rows.GetString(1)))
                return (rows.GetInt64(0), rows.GetString(1));
        }

        throw new Xunit.Sdk.XunitException("Every dispute is assigned.");
    }
}
