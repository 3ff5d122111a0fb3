namespace NetHub.Benchmarks;

/// <summary>The measured documents, as clients send them.</summary>
internal static class ReferenceQueries
{
    /// <summary>The grid of <c>q1</c>.</summary>
    public const string GridCode = "431021108200001";

    /// <summary>The order status of <c>q3</c>.</summary>
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

    /// <summary>Reads every order with the fields of <c>q4</c>.</summary>
    public const string EveryOrder = "{ serviceOrders { nodes { " + OrderFields + " } } }";

    public const string NewestOrders =
        "{ grids(first: 50) { nodes { gridCode serviceOrders(first: 3, order: [{submittedAt: DESC}]) { nodes { orderNo status submittedAt } } } } }";

    public const string Groups =
        "{ serviceOrders { groupBy(keys: [{field: STATUS}, {field: VILLAGE_CODE, level: TOWNSHIP}, {field: SUBMITTED_AT, unit: MONTH}]) "
        + "{ key { status villageCode submittedAt } count satisfaction { avg } } } }";

    private const string OrderFields = "orderNo status categoryCode title submittedAt villageCode gridCode satisfaction";

    private const string OrderNodes = "nodes { orderNo status categoryCode title submittedAt grid { name kind } village { name } }";

    /// <summary>The reference queries by their names in <see cref="HandWritten"/>.</summary>
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
