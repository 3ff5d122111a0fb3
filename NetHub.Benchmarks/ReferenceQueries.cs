namespace NetHub.Benchmarks;

/// <summary>The documents that are measured, as a client would send them.</summary>
internal static class ReferenceQueries
{
    /// <summary>What <c>q1</c> asks for.</summary>
    public const string GridCode = "431021108200001";

    /// <summary>What <c>q3</c> asks for.</summary>
    public const string Status = "ARCHIVED";

    public const string OneGrid =
        "{ grid(gridCode: \"" + GridCode + "\") { gridCode name kind households population officers { nodes { postType staffName dutyPhone } } } }";

    public const string FiftyGrids =
        "{ grids(first: 50, where: {kind: {eq: RURAL}}, order: [{population: DESC}]) "
        + "{ nodes { gridCode name kind population village { name fullName } officers { nodes { postType staffName dutyPhone } } } } }";

    public const string OrdersWithCount =
        "{ serviceOrders(first: 100, where: {status: {eq: " + Status + "}}, order: [{submittedAt: DESC}]) { totalCount " + OrderNodes + " } }";

    public const string OrdersPage =
        "{ serviceOrders(first: 100, where: {status: {eq: " + Status + "}}, order: [{submittedAt: DESC}]) { " + OrderNodes + " } }";

    public const string ThousandOrders =
        "{ serviceOrders(first: 1000) { nodes { " + OrderFields + " } } }";

    /// <summary>Every order, with the fields of <c>q4</c>.</summary>
    public const string EveryOrder = "{ serviceOrders { nodes { " + OrderFields + " } } }";

    public const string NewestOrders =
        "{ grids(first: 50) { nodes { gridCode serviceOrders(first: 3, order: [{submittedAt: DESC}]) { nodes { orderNo status submittedAt } } } } }";

    public const string Groups =
        "{ serviceOrders { groupBy(keys: [{field: STATUS}, {field: VILLAGE_CODE, level: TOWNSHIP}, {field: SUBMITTED_AT, unit: MONTH}]) "
        + "{ key { status villageCode submittedAt } count satisfaction { avg } } } }";

    private const string OrderFields = "orderNo status categoryCode title submittedAt villageCode gridCode satisfaction";

    private const string OrderNodes = "nodes { orderNo status categoryCode title submittedAt grid { name kind } village { name } }";

    /// <summary>By the names that <see cref="HandWritten"/> knows them by.</summary>
    public static IReadOnlyList<(string Name, string Document, string Argument)> All { get; } =
    [
        ("q1", OneGrid, GridCode),
        ("q2", FiftyGrids, ""),
        ("q3", OrdersWithCount, Status),
        ("q3-page", OrdersPage, Status),
        ("q4", ThousandOrders, ""),
        ("top", NewestOrders, ""),
    ];
}
