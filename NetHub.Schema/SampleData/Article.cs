namespace NetHub.Schema.SampleData;

/// <summary>The article's figures that counts of sample rows reproduce. F and D numbers refer to the list of facts.
/// Where the article says 余, 过 or 近, the sample uses a number just above or below.</summary>
internal static class Article
{
    public const string County = "431021000000";

    /// <summary>莲塘镇, whose herbal industry and winter parcels the article describes.</summary>
    public const string Liantang = "431021108000";

    public const int UrbanGrids = 120; // F161
    public const int RuralGrids = 877; // F161
    public const int VillagesIn2019 = 373; // F134
    public const int ObservationZones = 4; // F037
    public const int ProfessionalTeams = 13; // F132
    public const int BasicTeams = 212; // F133
    public const int SocialTeams = 118; // F141: 1 + 13 + 212 + 373 + 118 = 717, over 700
    public const int Volunteers = 130_260; // F142: over 130,000
    public const int Activities = 4_126; // F143: over 4,000
    public const int GujunMembers = 1_263; // F145: over 1,260
    public const int GujunActivities = 206; // F145: over 200
    public const int KeyProjects = 10; // F136
    public const int FeaturedProjects = 97; // F140: nearly 100
    public const int VillageCentres = 118; // F050
    public const decimal CentreInvestmentWan = 4_296.5m; // F050: nearly 4,300
    public const int IndustryCentres = 5; // F121
    public const decimal SecretaryPay = 3_240m; // F052
    public const decimal OtherCadrePay = 2_916m; // D05
    public const decimal VillageFundWan = 28.7m; // F054, read as a village's average for a year (D14)
    public const int WorkTeams = 126; // F070
    public const int AdjustedLeaders = 76; // F071
    public const int Responsible = 6_968; // F073: nearly 7,000
    public const int PoorVillages = 33; // F077
    public const int LiftedHouseholds = 11_258; // F078
    public const int LiftedPersons = 28_319; // F078
    public const int LinkedBusinesses = 127; // F082
    public const int ParkBranches = 19; // F114
    public const int SmelterBranches = 5; // F115
    public const int SmelterMembers = 80; // F115
    public const int Errands = 100_480; // F165: over 100,000
    public const int ResolvedDisputes = 1_046; // F167: over 1,000
    public const int WarmthPackages = 97; // F147

    /// <summary>The reference day of the sample: ages, balances and states are as of this day.</summary>
    public static readonly DateOnly Today = new(2019, 12, 31);
}
