using NetHub.Schema.Networks.EnterprisePark;
using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>The requests of enterprises to their park. Some were forwarded to a department as an order (L7).</summary>
internal static class RequestRows
{
    private const int County = 420;
    private const int Second = 160;
    private static readonly string[] Categories = ["用工", "用地", "融资", "政策", "证照", "纠纷", "基础设施", "其他"];
    private static readonly string[] Channels = ["企业党委", "联企干部", "中心窗口"];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("requests");
        var orders = new Queue<ServiceOrder>(world.Rows<ServiceOrder>().Where(o => o.CategoryCode == "09").Take(120));
        for (var i = 0; i < County + Second; i++)
        {
            // The enterprise that the article names gets no invented requests.
            var unit = i < County ? world.ParkBook.County[1 + (i % (world.ParkBook.County.Count - 1))]
                : world.ParkBook.Second[i % world.ParkBook.Second.Count];
            var category = random.Next(Categories.Length);
            var status = random.Pick([OrderStatus.Submitted, OrderStatus.Accepted, OrderStatus.InProgress, OrderStatus.InProgress,
                OrderStatus.Completed, OrderStatus.Evaluated, OrderStatus.Archived]);
            world.Add(new EnterpriseRequest
            {
                RequestId = world.NextId<EnterpriseRequest>(),
                OrgId = unit.OrgId,
                CategoryCode = Categories[category],
                Content = Texts.EnterpriseRequests[category],
                RaisedVia = random.Pick(Channels),
                OrderId = random.Chance(0.2) && orders.TryDequeue(out var order) ? order.OrderId : null,
                Status = status,
                ResolvedAt = OrderRows.IsDone(status) ? random.At(random.DayOf2019()) : null,
            });
        }
    }
}
