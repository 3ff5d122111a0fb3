using NetHub.Tests.Fixtures;

namespace NetHub.Tests.Querying.Deciding;

/// <summary>What a statistic counts, under which rules, and what those rules refuse.</summary>
[Collection(HubFixture.Name)]
public sealed class DecideStatisticsTests(HubFixture hub)
{
    [Theory]
    [InlineData("agr", "{ assistedHouseholds { groupBy(keys: [{field: CAUSE_CODE}]) { count } } }",
        "assistedHouseholds[COUNTY] → {groupBy(causeCode) {count} [COUNTY] FULL}")]
    [InlineData("ldr", "{ assistedHouseholds { groupBy(keys: [{field: CAUSE_CODE}]) { count } } }",
        "assistedHouseholds[NO ROWS] → {groupBy(causeCode) {count} [COUNTY] AGGREGATE(k 10, rounded, fixed)}")]
    [InlineData("ldr", "{ enterpriseOperations { groupBy(keys: [{field: PERIOD}]) { revenueWan { sum } } } }",
        "enterpriseOperations[NO ROWS] → {groupBy(period) {count revenueWan.sum} [COUNTY] AGGREGATE(k 5, fixed)}")]
    [InlineData("twn-431021108", "{ serviceOrders { aggregate { count } } }",
        "serviceOrders[TOWNSHIP] → {aggregate {count} [COUNTY, TOWNSHIP] AGGREGATE(k 5)}")]
    [InlineData("twn-431021108", "{ serviceOrders(where: {villageCode: {within: \"431021108000\"}}) { aggregate { count } } }",
        "serviceOrders[TOWNSHIP] where villageCode within ? → {aggregate {count} where villageCode within ? [TOWNSHIP] FULL}")]
    [InlineData("civ", "{ serviceOrders(where: {submittedAt: {gte: \"2026-01-01T00:00:00+08:00\"}}) { aggregate { count } } }",
        "serviceOrders[CASE] where submittedAt gte ? → {aggregate {count} where submittedAt gte ? by month [COUNTY, CASE] AGGREGATE(k 5)}")]
    [InlineData("civ", "{ serviceOrders { aggregate { satisfaction { max } } } }",
        "serviceOrders[CASE] → {aggregate {count satisfaction.max} [COUNTY, CASE] AGGREGATE(k 5) REFUSED(ServiceOrder.satisfaction: statistics support only sum and avg.)}")]
    [InlineData("civ", "{ serviceOrders(where: {submittedAt: {gte: \"2026-01-02T00:00:00+08:00\"}}) { aggregate { count } } }",
        "serviceOrders[CASE] where submittedAt gte ? → {aggregate {count} where submittedAt gte ? by month [COUNTY, CASE] AGGREGATE(k 5) REFUSED(ServiceOrder.submittedAt: statistics are filtered by whole months: use gte and lt with the beginning of a month.)}")]
    [InlineData("ldr", "{ assistedHouseholds(where: {or: [{causeCode: {eq: \"01\"}}]}) { aggregate { count } } }",
        "assistedHouseholds[NO ROWS] → {aggregate {count} where (causeCode eq ?) [COUNTY] AGGREGATE(k 10, rounded, fixed) REFUSED(AssistedHousehold: statistics on people and on enterprise figures cannot be filtered with or: group instead.)}")]
    [InlineData("ldr", "{ assistedHouseholds { aggregate { count } } }",
        "assistedHouseholds[NO ROWS] → {aggregate {count} DENIED}")]
    public async Task A_statistic_follows_the_strictest_field_that_it_names(string client, string operation, string decided) => Assert.Equal(decided, await hub.TextAsync(client, operation));
}
