using NetHub.Schema.Networks.Grids;
using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>The steps of some orders: all orders in progress in 莲塘镇, a fifth of the other open orders and a few of the rest.</summary>
internal static class OrderStepRows
{
    public static void Add(SampleWorld world)
    {
        var random = world.Random("order steps");
        foreach (var order in world.Rows<ServiceOrder>())
        {
            var share = !OrderRows.IsOpenCase(order.Status) ? 0.03
                : order.InvolvesMinor && random.Chance(0.7)
                    || order.VillageCode.StartsWith(Article.Liantang[..9], StringComparison.Ordinal) ? 1 : 0.2;
            if (random.Chance(share))
                AddSteps(world, order, random);
        }
    }

    private static void AddSteps(SampleWorld world, ServiceOrder order, Random random)
    {
        var village = world.Places.ByCode[order.VillageCode];
        var branch = village.Branch.Leader!.Id;
        var worker = order.ClaimantPersonId ?? branch;
        var department = village.Township.Department;
        OrderStatus? from = null;
        Step(OrderStatus.Submitted, order.SubmittedAt, order.RequesterPersonId, department);
        if (order.Status == OrderStatus.Rejected)
            Step(OrderStatus.Rejected, order.SubmittedAt.AddHours(3), branch, department, "不属于本级受理范围，已告知办理渠道。");
        if (order.Status == OrderStatus.Withdrawn)
            Step(OrderStatus.Withdrawn, order.SubmittedAt.AddHours(5), order.RequesterPersonId, department);
        if (order.IssuingPartyOrgId is not null)
            Step(OrderStatus.Accepted, order.SubmittedAt.AddMinutes(4), branch, department);
        if (order.IssuedAt is { } issued)
            Step(OrderStatus.Issued, issued, branch, department);
        if (order.ClaimedAt is not { } claimed)
            return;
        Step(OrderStatus.Claimed, claimed, worker, department);
        if (order.Status == OrderStatus.Claimed)
            return;
        var started = claimed.AddMinutes(random.Between(10, 100));
        Step(OrderStatus.InProgress, started, worker, department, "已到现场了解情况。");
        if (order.Status is OrderStatus.Suspended or OrderStatus.Escalated or OrderStatus.Converted)
            Step(order.Status, started.AddHours(3), worker, order.EscalatedTo ?? department, order.Status == OrderStatus.Suspended
                ? "等待材料，暂缓办理。" : null);
        if (order.CompletedAt is not { } completed)
            return;
        Step(OrderStatus.Completed, completed, worker, department);
        if (order.Satisfaction is not null)
            Step(OrderStatus.Evaluated, completed.AddDays(1), order.RequesterPersonId, department);
        if (order.Status == OrderStatus.Archived)
            Step(OrderStatus.Archived, completed.AddDays(31), branch, department);

        void Step(OrderStatus to, DateTimeOffset at, long actor, string dept, string? remark = null)
        {
            world.Add(new OrderStep
            {
                StepId = world.NextId<OrderStep>(),
                OrderId = order.OrderId,
                FromStatus = from,
                ToStatus = to,
                ActorPersonId = actor,
                ActorDept = dept,
                At = at,
                Remark = remark,
            });
            from = to;
        }
    }
}
