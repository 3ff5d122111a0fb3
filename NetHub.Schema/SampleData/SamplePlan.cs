namespace NetHub.Schema.SampleData;

/// <summary>The steps of the sample in order: each step adds the rows of one concern and uses only the results of earlier steps.</summary>
internal static class SamplePlan
{
    public static IReadOnlyList<(string Name, Action<SampleWorld> Add)> Steps { get; } =
    [
        ("regions", RegionRows.Add),
        ("departments", DepartmentRows.Add),
        ("grids", GridRows.Add),
        ("population", Population.Add),
        ("organisations", OrganizationRows.Add),
        ("business organisations", BusinessRows.Add),
        ("Party organisations and members", PartyRows.Add),
        ("grid officers", OfficerRows.Add),
        ("village cadres", CadreRows.Add),
        ("centres and funding", CentreRows.Add),
        ("Party-building work", PartyWorkRows.Add),
        ("rectification and assessment", AssessmentRows.Add),
        ("parks", ParkRows.Add),
        ("volunteer teams", TeamRows.Add),
        ("volunteers", VolunteerRows.Add),
        ("double reports", DoubleReportRows.Add),
        ("assistance", AssistanceRows.Add),
        ("industry", IndustryRows.Add),
        ("disputes", DisputeRows.Add),
        ("orders", OrderRows.Add),
        ("order steps", OrderStepRows.Add),
        ("errands", ErrandRows.Add),
        ("events", EventRows.Add),
        ("statistics and patrols", PatrolRows.Add),
        ("activities", ActivityRows.Add),
        ("aid", AidRows.Add),
        ("enterprise requests", RequestRows.Add),
        ("residents' stays", StayRows.Add),
        ("wider region", WiderRegionRows.Add),
        ("cases", CaseRows.Add),
        ("persons", PersonRows.Add),
        ("indicators", IndicatorRows.Add),
        ("owners", OwnerRows.Add),
    ];
}
