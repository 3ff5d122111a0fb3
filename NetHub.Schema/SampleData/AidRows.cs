using NetHub.Schema.Networks.CivilizationPractice;
using NetHub.Schema.People;

namespace NetHub.Schema.SampleData;

/// <summary>The winter parcels of 27 December for 97 pupils of one school (F147), all under 14, and smaller deliveries elsewhere.</summary>
internal static class AidRows
{
    /// <summary>The number of deliveries; each is a separate activity.</summary>
    public const int Deliveries = 1 + OtherDeliveries;

    private const int OtherDeliveries = 8;
    private const int OtherRecipients = 12;

    public static void Add(SampleWorld world)
    {
        var random = world.Random("aid");
        var school = world.Organizations.Schools.First(s => s.Name.EndsWith("莲塘镇光明中心校", StringComparison.Ordinal));
        var home = world.Places.Liantang.Villages.First(v => v.Name == "光明村");
        var pupils = random.Shuffled(world.Places.Liantang.Villages.SelectMany(v => v.Residents).Where(r => r.IsMinor))
            .Take(Article.WarmthPackages).ToList();
        Deliver(world, home, school, "温暖包（棉大衣、帽子、手套、书包）", "“温暖包”助学活动", pupils, new DateOnly(2019, 12, 27), random);
        foreach (var township in world.Places.Townships.Where(t => t.Code != Article.Liantang).Take(OtherDeliveries))
        {
            var children = township.Villages.SelectMany(v => v.Residents).Where(r => r.IsMinor).Take(OtherRecipients).ToList();
            Deliver(world, township.Villages[0], world.Organizations.Schools.First(s => s.Name == $"桂阳县{township.Name}中心学校"), "学习用品",
                "关爱留守儿童活动", children,
                random.Day(new DateOnly(2019, 5, 20), new DateOnly(2019, 6, 1)), random);
        }
    }

    private static void Deliver(
        SampleWorld world, VillagePlan village, Organization school, string item, string title, List<Resident> children, DateOnly day,
            Random random)
    {
        var start = random.At(day);
        var activity = world.Add(new VolunteerActivity
        {
            ActivityId = world.NextId<VolunteerActivity>(),
            TeamId = world.Teams.ByVillage[village.Code].TeamId,
            VillageCode = village.Code,
            Title = village.Township.Name + title,
            StartAt = start,
            EndAt = start.AddHours(3),
            VolunteerCount = random.Between(10, 30),
            BeneficiaryCount = children.Count,
        });
        var delivery = world.Add(new AidDelivery
        {
            DeliveryId = world.NextId<AidDelivery>(),
            ActivityId = activity.ActivityId,
            ItemName = item,
            RecipientCount = children.Count,
            SchoolOrgId = school.OrgId,
        });
        foreach (var child in children)
        {
            world.Add(new AidRecipient
            {
                RecipientId = world.NextId<AidRecipient>(),
                DeliveryId = delivery.DeliveryId,
                PersonId = child.Id,
                HardshipReason = random.Pick(["父母外出务工，由祖父母照看", "家庭主要劳动力患病", "单亲家庭", "低保家庭"]),
                GuardianName = random.Pick(child.Village.Adults).Name,
                GuardianConsent = random.Chance(0.85),
            });
        }
    }
}
