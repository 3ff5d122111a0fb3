using NetHub.Schema.Querying.Rights;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing;

/// <summary>The explained rights equal the decided rights for every purpose that a request could state.</summary>
public sealed class AccessExplanationTests
{
    private static readonly DateTimeOffset Now = SharingWorld.Monday;

    private static readonly Grant[] Grants =
    [
        Grant("G-2026-000001", "YLC", ["AssistedHousehold.causeCode", "Person.idNumber"]),
        Grant("G-2026-000002", "YLC", ["AssistedHousehold.causeCode"]) with { Purpose = PurposeCode.Case, Case = "2026-7", Usages = [Usage.Show] },
        Grant("G-2026-000003", "YLC", ["AssistedHousehold.causeCode"]) with { Purpose = PurposeCode.Case },
        Grant("G-2026-000004", "DAT", ["AssistedHousehold.status"]) with { Purpose = PurposeCode.Statistics, Level = AccessLevel.Aggregate, Usages = [Usage.Filter, Usage.Group] },
        Grant("G-2026-000005", "PSB", ["DisputeCase.description", "GridEvent.placeText"]) with { Client = "psb-app" },
        Grant("G-2026-000006", "YLC", ["AssistedHousehold.exitYear"]) with { From = Now.AddDays(1) },
        Grant("G-2026-000007", "YLC", ["AssistedHousehold.exitYear"]) with { RevokedAt = Now },
    ];

    private static readonly AccessPolicy Policy = SharingWorld.Baseline.With(Grants, 2);

    private static readonly EnforcedRights Rights = SharingWorld.Rights(Policy);

    public static TheoryData<string> Departments => [.. Policy.Departments.Select(static d => d == "TWN" ? "TWN-431021108" : d)];

    [Theory]
    [MemberData(nameof(Departments))]
    public void The_explanation_of_every_field_equals_enforcement(string department)
    {
        var caller = SharingWorld.Member(department);
        var explanation = new AccessExplanation(Rights, caller, Now);

        var problems = from field in SharingWorld.Catalog.Datasets.SelectMany(static d => d.Fields)
                       let rights = explanation.Field(field)
                       from stated in Statements()
                       let admitted = Policy.WithPurpose(caller, stated, Now)
                       from usage in Enum.GetValues<Usage>()
                       let decided = Rights.Alternatives(admitted, field, usage)
                       where !Told(rights.Where(r => r.Usages.Contains(usage)), stated).SetEquals(decided)
                       select $"{department} {field} {usage} {stated}";

        Assert.Empty(problems);
    }

    [Theory]
    [MemberData(nameof(Departments))]
    public void The_explanation_of_every_dataset_s_rows_equals_the_decision(string department)
    {
        var caller = SharingWorld.Member(department);
        var explanation = new AccessExplanation(Rights, caller, Now);

        var problems = from dataset in SharingWorld.Catalog.Datasets
                       let rights = explanation.Rows(dataset)
                       from stated in Statements()
                       let decided = Policy.DecideRows(Policy.WithPurpose(caller, stated, Now), dataset).Alternatives
                       where !Told(rights, stated).SetEquals(decided)
                       select $"{department} {dataset.Name} {stated}";

        Assert.Empty(problems);
    }

    [Fact]
    public void A_grant_is_listed_as_a_source_with_its_required_purpose()
    {
        var explanation = new AccessExplanation(Rights, SharingWorld.Member("YLC"), Now);

        var granted = explanation.Field(Field("AssistedHousehold.causeCode")).Where(static r => r.IsGranted).ToDictionary(static r => r.Source);

        Assert.Equal(["G-2026-000001", "G-2026-000002", "G-2026-000003"], granted.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([new StatedPurpose(PurposeCode.Duty, null)], granted["G-2026-000001"].Purposes);
        Assert.Equal(Enum.GetValues<Usage>(), granted["G-2026-000001"].Usages);
        Assert.Equal([new StatedPurpose(PurposeCode.Case, "2026-7")], granted["G-2026-000002"].Purposes);
        Assert.Equal([Usage.Show], granted["G-2026-000002"].Usages);
        Assert.Contains(new StatedPurpose(PurposeCode.Case, null), granted["G-2026-000003"].Purposes);
    }

    [Fact]
    public void The_caller_s_own_purpose_does_not_change_the_explanation()
    {
        var member = SharingWorld.Member("YLC");
        var stating = Policy.WithPurpose(member, new StatedPurpose(PurposeCode.Verification, null), Now);

        foreach (var field in SharingWorld.Catalog["AssistedHousehold"].Fields)
            Assert.Equivalent(new AccessExplanation(Rights, member, Now).Field(field), new AccessExplanation(Rights, stating, Now).Field(field));
    }

    [Fact]
    public void A_client_s_grant_is_explained_to_that_client_only()
    {
        var field = Field("GridEvent.placeText");
        var one = SharingWorld.Member("PSB") with { Client = "psb-app" };

        Assert.Contains(new AccessExplanation(Rights, one, Now).Field(field), static r => r.Source == "G-2026-000005");
        Assert.DoesNotContain(new AccessExplanation(Rights, SharingWorld.Member("PSB"), Now).Field(field), static r => r.IsGranted);
    }

    [Fact]
    public void A_grant_that_is_not_in_force_is_not_listed()
    {
        var field = Field("AssistedHousehold.exitYear");

        Assert.Empty(new AccessExplanation(Rights, SharingWorld.Member("YLC"), Now).Field(field));
        Assert.Equal("G-2026-000006", Assert.Single(new AccessExplanation(Rights, SharingWorld.Member("YLC"), Now.AddDays(1)).Field(field)).Source);
    }

    // A right without a case number applies to every case.
    private static HashSet<Alternative> Told(IEnumerable<ExplainedRight> rights, StatedPurpose? stated) =>
        [.. from right in rights
            where right.Purposes.Contains(null) || right.Purposes.Contains(stated) || (stated is not null && right.Purposes.Contains(stated with { Case = null }))
            select new Alternative(right.Level, right.Scope, right.Source, right.IsGranted)];

    private static IEnumerable<StatedPurpose?> Statements() =>
        [null, .. Enum.GetValues<PurposeCode>().Select(static p => new StatedPurpose(p, null)), new(PurposeCode.Case, "2026-7")];

    private static FieldEntry Field(string coordinate) => SharingWorld.Catalog.Field(coordinate)!;

    private static Grant Grant(string id, string department, string[] fields) => new()
    {
        Id = id,
        Department = department,
        Owner = "AGR",
        Fields = fields,
        Level = AccessLevel.Full,
        Usages = Enum.GetValues<Usage>(),
        Scope = RowScope.County,
        Purpose = PurposeCode.Duty,
        From = Now,
        Until = Now.AddDays(30),
    };
}
