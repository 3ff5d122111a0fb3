using System.Text.Json;
using NetHub.Schema.Querying.Query;
using NetHub.Schema.Querying.Rights;
using NetHub.Schema.Sharing.Access;
using NetHub.Schema.Sharing.Catalog;
using NetHub.Schema.Sharing.Grants;
using NetHub.Schema.Vocabulary;
using NetHub.Tests.Fixtures;
using NetHub.Tests.Server;

namespace NetHub.Tests.Sharing;

/// <summary>
/// No department ever sees a masked name together with sex, age and a small village, whatever its grants and number of operations.
/// </summary>
[Collection(HubFixture.Name)]
public sealed class JointDisclosureTests(HubFixture data)
{
    private const int Floor = 1_500;
    private static readonly string[] Traits = ["Person.name", "Person.sexCode", "Person.ageBand", "Person.birthDate", "Person.residenceRegionCode", "Person.hukouRegionCode"];

    private static DateTimeOffset Now { get; } = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_matrix_permits_the_combination_to_no_department()
    {
        var policy = SharingWorld.Baseline;

        Assert.All(Departments(policy), d => Assert.Empty(Combined(policy, d)));
        Assert.All(Departments(policy), d => Assert.All(Traits, t => Assert.Equal(ScopeSet.None, Lowered(policy, d, t))));
    }

    [Fact]
    public void Random_grants_permit_the_combination_to_no_department()
    {
        var random = new Random(20261128);
        var lowered = 0;
        for (var round = 0; round < 400; round++)
        {
            var department = Departments(SharingWorld.Baseline)[random.Next(14)];
            var policy = SharingWorld.Baseline.With(Enumerable.Range(0, random.Next(1, 5)).Select(i => Random(random, department, i)).ToList(), round + 2);

            Assert.Empty(Combined(policy, department));
            lowered += Traits.Any(t => Lowered(policy, department, t) != ScopeSet.None) ? 1 : 0;
        }

        Assert.InRange(lowered, 20, 380);
    }

    [Fact]
    public void A_village_granted_beside_masked_names_is_shown_only_if_populous_enough()
    {
        using var hub = new GrantedHub(data, limits: new QueryLimits { PopulationFloor = Floor });
        hub.Add("DAT", ["Person.hukouRegionCode"]);
        var populations = Populations();

        var persons = hub.Ask("dat", "{ persons(first: 500) { nodes { name sexCode ageBand hukouRegionCode } } }").Nodes();
        var filtered = hub.Ask("dat", "{ persons(where: {hukouRegionCode: {eq: \"431021108201\"}}) { totalCount } }");
        var followed = hub.Ask("dat", "{ persons(first: 1) { nodes { hukouRegion { name } } } }");

        var places = persons.Where(static p => p.GetProperty("name").GetString()!.Contains('*', StringComparison.Ordinal)).Select(static p => p.GetProperty("hukouRegionCode").GetString()).OfType<string>().ToList();
        Assert.Contains(places, static p => !p.EndsWith("000", StringComparison.Ordinal));
        Assert.Contains(places, static p => p.EndsWith("000", StringComparison.Ordinal));
        Assert.All(places.Where(static p => !p.EndsWith("000", StringComparison.Ordinal)), p => Assert.True(populations[p] >= Floor));
        Assert.Equal(["ARGUMENT_NOT_PERMITTED"], filtered.Codes());
        Assert.Equal(["UNAUTHORIZED_FIELD_OR_TYPE"], followed.Codes());
    }

    // The village is read for DUTY and the rest for CASE; without protection the equal ids would join them.
    [Fact]
    public void Operations_for_two_purposes_cannot_be_combined_either()
    {
        using var hub = new GrantedHub(data, limits: new QueryLimits { PopulationFloor = int.MaxValue });
        const string Villages = "{ persons(first: 50) { nodes { id hukouRegionCode } } }";
        hub.Add("AGR", ["Person.hukouRegionCode"]);
        var alone = hub.Ask("agr", Villages).Texts("hukouRegionCode");
        hub.Add("AGR", ["Person.name", "Person.sexCode", "Person.ageBand"], static g => g with { Level = AccessLevel.Masked, Usages = [Usage.Show], Purpose = PurposeCode.Case, Case = "2026-1" });
        var joined = hub.Ask("agr", Villages).Texts("hukouRegionCode");

        Assert.Contains(alone, static v => v is not null && !v.EndsWith("000", StringComparison.Ordinal));
        Assert.All(joined.OfType<string>(), static v => Assert.EndsWith("000", v, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_decision_notes_what_joint_disclosure_withholds()
    {
        using var world = new SharingWorld();
        var hub = world.Open();
        var place = await hub.FileAsync("DAT", world.Asking("Person.hukouRegionCode"));
        var other = await hub.FileAsync("DAT", world.Asking("Person.educationCode"));

        await hub.StepAsync("PSB", place, "PSB", RequestAction.Approve);
        await hub.StepAsync("PSB", other, "PSB", RequestAction.Approve);

        Assert.Contains("joint disclosure", (await hub.PartAsync(place, "PSB")).Remark, StringComparison.Ordinal);
        Assert.DoesNotContain("joint disclosure", (await hub.PartAsync(other, "PSB")).Remark ?? "", StringComparison.Ordinal);
        var caller = hub.Policies.Now.WithPurpose(SharingWorld.Member("DAT"), new StatedPurpose(PurposeCode.Duty, null), world.Clock.GetUtcNow());
        var rights = new AccessExplanation(SharingWorld.Rights(hub.Policies.Now), caller, world.Clock.GetUtcNow()).Field(SharingWorld.Catalog.Field("Person.hukouRegionCode")!);
        Assert.DoesNotContain(rights, static r => r.Level == AccessLevel.Full);
    }

    [Fact]
    public void A_mask_of_six_and_four_digits_is_refused_beside_a_birth_date()
    {
        var refused = Assert.Throws<CatalogException>(() => new CatalogBuilder(CodeLists.Load()).Build([typeof(NumberBesideBirth)]));

        Assert.Contains(refused.Problems, static p => p.StartsWith("NumberBesideBirth.number:", StringComparison.Ordinal));
        Assert.DoesNotContain(SharingWorld.Catalog.Datasets.SelectMany(static d => d.Fields), static f => f.Mask == Mask.Id64);
    }

    // Recomputes the rule independently, from everything that the caller may be shown for any purpose.
    private static List<string> Combined(AccessPolicy policy, string department)
    {
        var callers = policy.ForEveryPurpose(new Caller(department, "", HubRoles.Reader, Sensitivity.Sensitive, ParkId: 1), Now);
        ScopeSet At(string field, AccessLevel level) => callers.Select(c => policy.Decide(c, SharingWorld.Catalog.Field(field)!, Usage.Show).Scopes(level)).Aggregate((a, b) => a | b);
        bool Shown(string field) => At(field, AccessLevel.Masked) != ScopeSet.None;
        var isMasked = callers.Any(c => policy.Decide(c, SharingWorld.Catalog.Field("Person.name")!, Usage.Show).Alternatives.Any(static a => a.Level == AccessLevel.Masked));
        if (!isMasked || !Shown("Person.sexCode") || !(Shown("Person.ageBand") || Shown("Person.birthDate")))
            return [];
        var named = At("Person.name", AccessLevel.Full);
        return [.. Traits.Where(t => t.EndsWith("RegionCode", StringComparison.Ordinal)).Where(t =>
            At(t, AccessLevel.Full) is var full && full != ScopeSet.None && !named.HasFlag(ScopeSet.County) && (named & full) != full)];
    }

    private static ScopeSet Lowered(AccessPolicy policy, string department, string field) => policy
        .ForEveryPurpose(Caller.ForDepartment(department), Now).Select(c => policy.Decide(c, SharingWorld.Catalog.Field(field)!, Usage.Show).Lowered).Aggregate((a, b) => a | b);

    private static List<string> Departments(AccessPolicy policy) => [.. policy.Departments.Select(static d => d == "TWN" ? "TWN-431021108" : d)];

    private static Grant Random(Random random, string department, int number)
    {
        var purpose = (PurposeCode)random.Next(3);
        return new Grant
        {
            Id = $"G-2026-{number:000000}",
            Department = department,
            Owner = "PSB",
            Fields = [.. Traits.Where(_ => random.Next(2) == 0)],
            Level = (AccessLevel)random.Next(1, 4),
            Usages = Enum.GetValues<Usage>(),
            Scope = (RowScope)random.Next(Enum.GetValues<RowScope>().Length),
            Purpose = purpose,
            Case = purpose == PurposeCode.Case ? "2026-1" : null,
            From = Now.AddDays(-1),
            Until = Now.AddDays(1),
        };
    }

    private Dictionary<string, long> Populations()
    {
        using var connection = SmallDatabase.Open(data.DatabasePath);
        var json = (string)SmallDatabase.Execute(connection, "SELECT json_group_object(RegionCode, coalesce(RegisteredPopulation, 0)) FROM Region")!;
        return JsonSerializer.Deserialize<Dictionary<string, long>>(json)!;
    }

    [Dataset(Network.Shared, "测试", "Test", Owner = "PSB", Updates = UpdateCycle.Daily, RowClass = AccessClass.Name)]
    private sealed class NumberBesideBirth
    {
        [Field("号码", "Number", AccessClass.Idn, Sensitivity.Sensitive, Mask = Mask.Id64, Scalar = Scalar.IdNumber, Key = true, Encrypted = true)]
        public required string Number { get; init; }

        [Field("出生日期", "Date of birth", AccessClass.Idn, Sensitivity.Personal, Mask = Mask.Birth)]
        public required DateOnly BirthDate { get; init; }
    }
}
