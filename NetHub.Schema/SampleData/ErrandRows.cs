using NetHub.Schema.Networks.Grids;

namespace NetHub.Schema.SampleData;

/// <summary>为民代办: over 100,000 errands that village cadres handled in 2019 (F165). A few result from an order.</summary>
internal static class ErrandRows
{
    private static readonly IReadOnlyList<string>[] Materials = [["身份证复印件", "户口簿"], ["社保卡复印件"], ["申请表", "照片两张"]];

    public static void Add(SampleWorld world)
    {
        var random = world.Random("errands");
        // All completed orders of category 01 in park villages, and a share of them elsewhere, were carried out as errands.
        var orders = new Queue<ServiceOrder>(world.Rows<ServiceOrder>().Where(o => o.CategoryCode == "01" && OrderRows.IsDone(o.Status)
            && (o.OrderId % 4 == 0 || ParkBook.CountyParkVillages.Contains(o.VillageCode))).Take(1_500));
        for (var i = 0; i < Article.Errands; i++)
        {
            if (orders.TryDequeue(out var order))
                AddErrand(world, world.Places.ByCode[order.VillageCode], order, random);
            else
                AddErrand(world, world.Places.Draw(random), null, random);
        }
    }

    private static void AddErrand(SampleWorld world, VillagePlan village, ServiceOrder? order, Random random)
    {
        var accepted = order?.SubmittedAt ?? random.At(random.Day(new DateOnly(2019, 1, 2), new DateOnly(2019, 12, 29)));
        var matter = random.Next(Texts.Errands.Length);
        var isOpen = order is null && accepted.Month == 12 && random.Chance(0.2);
        world.Add(new AgencyErrand
        {
            ErrandId = world.NextId<AgencyErrand>(),
            OrderId = order?.OrderId,
            MatterCode = $"431021{matter + 1:0000}",
            MatterName = Texts.Errands[matter],
            PrincipalPersonId = order?.RequesterPersonId ?? random.Pick(village.Adults).Id,
            AgentCadreId = random.Pick(village.CadreIds),
            VillageCode = village.Code,
            AcceptedAt = accepted,
            CompletedAt = isOpen ? null : order?.CompletedAt ?? accepted.AddHours(random.Between(1, 120)),
            MaterialsHandled = random.Chance(0.2) ? random.Pick(Materials) : null,
        });
    }
}
