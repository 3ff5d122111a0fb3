using NetHub.Schema.Querying.Rights;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Audit.Records;
using NetHub.Schema.Sharing.Reports;
using NetHub.Schema.Vocabulary;

namespace NetHub.Tests.Sharing;

/// <summary>Recorded reads show the effect of a policy change and the use of a grant.</summary>
public sealed class ReportTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly Grant Granted = new()
    {
        Id = "G-2026-000001",
        Department = "YLC",
        Owner = "PSB",
        Fields = ["Person.name", "Person.mobile", "Person.sexCode"],
        Level = AccessLevel.Full,
        Usages = [Usage.Show, Usage.Filter, Usage.Sort],
        Scope = RowScope.County,
        Purpose = PurposeCode.Duty,
        From = SharingWorld.Monday,
        Until = SharingWorld.Monday.AddDays(30),
    };

    [Fact]
    public void A_replay_lists_lost_and_gained_fields_with_their_operations()
    {
        RecordedUse[] uses =
        [
            Use("AGR", "Households", "AssistedHousehold.incomePerCapita", RecordedUsage.Show),
            Use("AGR", "Households", "AssistedHousehold.villageCode", RecordedUsage.Show),
            Use("ORG", "Orders", "ServiceOrder.content", RecordedUsage.Denied),
            Use("PLC", "Orders", "ServiceOrder.content", RecordedUsage.Show),
        ];
        var after = new AccessPolicy(SharingWorld.Catalog, AccessMatrix.Baseline().With(
        [
            (Network.Assist, AccessClass.Need, null, "AGR", MatrixCell.Parse("N")),
            (Network.Grid, AccessClass.Case, null, "ORG", MatrixCell.Parse("F·C")),
        ]));

        var replayed = new PolicyReplay(SharingWorld.Catalog, SharingWorld.Rights, SharingWorld.Monday).Compare(SharingWorld.Baseline, after, uses);

        Assert.Equal(
            [("AGR", "AssistedHousehold.incomePerCapita", true, false), ("ORG", "ServiceOrder.content", false, true)],
            replayed.Select(static r => (r.Use.Department, r.Use.Coordinate, r.IsLost, r.IsGained)));
    }

    [Fact]
    public void A_replay_of_a_revocation_lists_the_operations_that_use_the_grant()
    {
        var with = SharingWorld.Baseline.With([Granted], 2);
        RecordedUse[] uses = [Use("YLC", "Contacts", "Person.mobile", RecordedUsage.Show), Use("PSB", "Contacts", "Person.mobile", RecordedUsage.Show)];

        var replayed = new PolicyReplay(SharingWorld.Catalog, SharingWorld.Rights, SharingWorld.Monday).Compare(with, SharingWorld.Baseline, uses);

        var lost = Assert.Single(replayed);
        Assert.Equal(("YLC", true), (lost.Use.Department, lost.IsLost));
        Assert.Equal([(AccessLevel.Full, RowScope.Own)], lost.After);
    }

    [Fact]
    public void An_unused_grant_is_reported_without_a_trimmed_proposal()
    {
        var use = GrantUse.Create(Granted, [Use("YLC", "Contacts", "Person.mobile", RecordedUsage.Denied), Use("PSB", "Contacts", "Person.mobile", RecordedUsage.Show)]);

        Assert.True(use.IsUnused);
        Assert.Null(use.Enough);
        Assert.Equal(Granted.Fields, use.UnusedFields);
    }

    [Fact]
    public void A_grant_wider_than_its_use_gets_a_trimmed_proposal()
    {
        var use = GrantUse.Create(Granted, [Use("YLC", "Contacts", "Person.mobile", RecordedUsage.Show, RecordedLevel.Masked), Use("YLC", "Contacts", "Person.name", RecordedUsage.Show, RecordedLevel.Masked)]);

        Assert.Equal((Day, false), (use.LastUsedOn!.Value, use.IsUnused));
        Assert.Equal(["Person.name", "Person.mobile"], use.Enough!.Fields);
        Assert.Equal((Usage.Show, AccessLevel.Masked), (Assert.Single(use.Enough.Usages), use.Enough.Level));
        Assert.Equal(["Person.sexCode"], use.UnusedFields);
    }

    private static RecordedUse Use(string department, string operation, string coordinate, RecordedUsage usage, RecordedLevel level = RecordedLevel.Full) =>
        new(department, operation, coordinate, usage, level, Day);
}
