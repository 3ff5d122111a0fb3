using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NetHub.Schema.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Address",
                columns: table => new
                {
                    AddressId = table.Column<long>(type: "INTEGER", nullable: false),
                    StandardAddressCode = table.Column<string>(type: "TEXT", nullable: true),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: true),
                    AddressKind = table.Column<string>(type: "TEXT", nullable: false),
                    StreetOrHamlet = table.Column<string>(type: "TEXT", nullable: true),
                    Doorplate = table.Column<string>(type: "TEXT", nullable: true),
                    UnitRoom = table.Column<string>(type: "TEXT", nullable: true),
                    FullText = table.Column<string>(type: "TEXT", nullable: false),
                    GeoPoint = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Address", x => x.AddressId);
                });

            migrationBuilder.CreateTable(
                name: "AgencyErrand",
                columns: table => new
                {
                    ErrandId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderId = table.Column<long>(type: "INTEGER", nullable: true),
                    MatterCode = table.Column<string>(type: "TEXT", nullable: true),
                    MatterName = table.Column<string>(type: "TEXT", nullable: false),
                    PrincipalPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    AgentCadreId = table.Column<long>(type: "INTEGER", nullable: false),
                    VillageCode = table.Column<string>(type: "TEXT", nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MaterialsHandled = table.Column<string>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgencyErrand", x => x.ErrandId);
                });

            migrationBuilder.CreateTable(
                name: "AidDelivery",
                columns: table => new
                {
                    DeliveryId = table.Column<long>(type: "INTEGER", nullable: false),
                    ActivityId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemName = table.Column<string>(type: "TEXT", nullable: false),
                    RecipientCount = table.Column<int>(type: "INTEGER", nullable: false),
                    SchoolOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidDelivery", x => x.DeliveryId);
                });

            migrationBuilder.CreateTable(
                name: "AidRecipient",
                columns: table => new
                {
                    RecipientId = table.Column<long>(type: "INTEGER", nullable: false),
                    DeliveryId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    HardshipReason = table.Column<string>(type: "TEXT", nullable: true),
                    GuardianName = table.Column<string>(type: "TEXT", nullable: true),
                    GuardianConsent = table.Column<bool>(type: "INTEGER", nullable: false),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidRecipient", x => x.RecipientId);
                });

            migrationBuilder.CreateTable(
                name: "AssistedHousehold",
                columns: table => new
                {
                    HouseholdId = table.Column<long>(type: "INTEGER", nullable: false),
                    HouseholdNo = table.Column<string>(type: "TEXT", nullable: false),
                    HeadPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    HeadName = table.Column<string>(type: "TEXT", nullable: false),
                    VillageCode = table.Column<string>(type: "TEXT", nullable: false),
                    MemberCount = table.Column<int>(type: "INTEGER", nullable: false),
                    RegisteredYear = table.Column<int>(type: "INTEGER", nullable: false),
                    CauseCode = table.Column<string>(type: "TEXT", nullable: false),
                    ExitYear = table.Column<int>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    IncomePerCapita = table.Column<long>(type: "INTEGER", nullable: true),
                    HealthOrDisability = table.Column<string>(type: "TEXT", nullable: true),
                    IsLowIncomeAllowance = table.Column<bool>(type: "INTEGER", nullable: true),
                    HasProject = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasWorker = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssistedHousehold", x => x.HouseholdId);
                });

            migrationBuilder.CreateTable(
                name: "BranchGridLink",
                columns: table => new
                {
                    LinkId = table.Column<long>(type: "INTEGER", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: false),
                    PartyOrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    LinkType = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BranchGridLink", x => x.LinkId);
                });

            migrationBuilder.CreateTable(
                name: "CadreAdmissionCase",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    VacantPost = table.Column<string>(type: "TEXT", nullable: false),
                    CandidatePersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", nullable: false),
                    StageHistory = table.Column<string>(type: "TEXT", nullable: false),
                    JointReviewDepts = table.Column<string>(type: "TEXT", nullable: true),
                    JointReviewResult = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CadreAdmissionCase", x => x.CaseId);
                });

            migrationBuilder.CreateTable(
                name: "CaseAssignment",
                columns: table => new
                {
                    Dataset = table.Column<string>(type: "TEXT", nullable: false),
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Department = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseAssignment", x => new { x.Department, x.Dataset, x.RowKey, x.From });
                });

            migrationBuilder.CreateTable(
                name: "ClearanceItem",
                columns: table => new
                {
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Category = table.Column<int>(type: "INTEGER", nullable: false),
                    VillageCode = table.Column<string>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<long>(type: "INTEGER", nullable: true),
                    FoundDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClearedDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClearanceItem", x => x.ItemId);
                });

            migrationBuilder.CreateTable(
                name: "Department",
                columns: table => new
                {
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false),
                    DeptCode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CreditCode = table.Column<string>(type: "TEXT", nullable: true),
                    IsPartyOrgan = table.Column<bool>(type: "INTEGER", nullable: false),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: true),
                    OwnedTypes = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SuccessorCode = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Department", x => x.RowKey);
                });

            migrationBuilder.CreateTable(
                name: "DispatchedWorkTeam",
                columns: table => new
                {
                    TeamId = table.Column<long>(type: "INTEGER", nullable: false),
                    VillageCode = table.Column<string>(type: "TEXT", nullable: false),
                    DispatchingOrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    LeaderPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    LeaderName = table.Column<string>(type: "TEXT", nullable: false),
                    LeaderDutyPhone = table.Column<string>(type: "TEXT", nullable: true),
                    MemberCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LeaderAdjusted = table.Column<bool>(type: "INTEGER", nullable: false),
                    AdjustedDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PeriodFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PeriodTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Performance = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DispatchedWorkTeam", x => x.TeamId);
                });

            migrationBuilder.CreateTable(
                name: "DisputeCase",
                columns: table => new
                {
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseNo = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: false),
                    OccurredAt = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AcceptedAt = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MediationDeadline = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PlaceText = table.Column<string>(type: "TEXT", nullable: true),
                    TypeCode = table.Column<string>(type: "TEXT", nullable: false),
                    ScaleCode = table.Column<string>(type: "TEXT", nullable: false),
                    WarningLevel = table.Column<string>(type: "TEXT", nullable: true),
                    InvolvedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    InvolvedAmount = table.Column<long>(type: "INTEGER", nullable: true),
                    InvolvedOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    Narrative = table.Column<string>(type: "TEXT", nullable: true),
                    MediationMode = table.Column<string>(type: "TEXT", nullable: true),
                    MediatorName = table.Column<string>(type: "TEXT", nullable: true),
                    MediatorPhone = table.Column<string>(type: "TEXT", nullable: true),
                    MediationOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    IsSuccess = table.Column<bool>(type: "INTEGER", nullable: true),
                    AgreementNo = table.Column<string>(type: "TEXT", nullable: true),
                    JudicialConfirmation = table.Column<string>(type: "TEXT", nullable: true),
                    MediationResult = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EvaluationOpinion = table.Column<string>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisputeCase", x => x.CaseId);
                });

            migrationBuilder.CreateTable(
                name: "DisputeParty",
                columns: table => new
                {
                    PartyId = table.Column<long>(type: "INTEGER", nullable: false),
                    CaseId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    IdNumber = table.Column<string>(type: "TEXT", nullable: true),
                    Mobile = table.Column<string>(type: "TEXT", nullable: true),
                    IsMinor = table.Column<bool>(type: "INTEGER", nullable: false),
                    IdNumberDigest = table.Column<string>(type: "TEXT", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisputeParty", x => x.PartyId);
                });

            migrationBuilder.CreateTable(
                name: "DoubleReport",
                columns: table => new
                {
                    DoubleReportId = table.Column<long>(type: "INTEGER", nullable: false),
                    PartyMemberId = table.Column<long>(type: "INTEGER", nullable: false),
                    CommunityPartyOrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: true),
                    ReportedDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClaimedPosts = table.Column<string>(type: "TEXT", nullable: true),
                    VolunteerId = table.Column<long>(type: "INTEGER", nullable: true),
                    ServiceHours = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoubleReport", x => x.DoubleReportId);
                });

            migrationBuilder.CreateTable(
                name: "EnterpriseOperation",
                columns: table => new
                {
                    OperationId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    Period = table.Column<string>(type: "TEXT", nullable: false),
                    RevenueWan = table.Column<long>(type: "INTEGER", nullable: true),
                    ValueAddedWan = table.Column<long>(type: "INTEGER", nullable: true),
                    TaxWan = table.Column<long>(type: "INTEGER", nullable: true),
                    ElectricityKwh = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnterpriseOperation", x => x.OperationId);
                });

            migrationBuilder.CreateTable(
                name: "EnterprisePartyCoverage",
                columns: table => new
                {
                    CoverageId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    Period = table.Column<string>(type: "TEXT", nullable: false),
                    CoverageKind = table.Column<string>(type: "TEXT", nullable: false),
                    PartyOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    MemberCount = table.Column<int>(type: "INTEGER", nullable: false),
                    UntransferredCount = table.Column<int>(type: "INTEGER", nullable: true),
                    InstructorAssigned = table.Column<bool>(type: "INTEGER", nullable: false),
                    MustBuildNotBuilt = table.Column<bool>(type: "INTEGER", nullable: false),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnterprisePartyCoverage", x => x.CoverageId);
                });

            migrationBuilder.CreateTable(
                name: "EnterpriseRequest",
                columns: table => new
                {
                    RequestId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    CategoryCode = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    RaisedVia = table.Column<string>(type: "TEXT", nullable: false),
                    OrderId = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnterpriseRequest", x => x.RequestId);
                });

            migrationBuilder.CreateTable(
                name: "EnterpriseStaff",
                columns: table => new
                {
                    StaffId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    JobTitle = table.Column<string>(type: "TEXT", nullable: true),
                    PartyMemberId = table.Column<long>(type: "INTEGER", nullable: true),
                    IsKeyTalent = table.Column<bool>(type: "INTEGER", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnterpriseStaff", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "FiveStandardAssessment",
                columns: table => new
                {
                    AssessmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    PartyOrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    Period = table.Column<string>(type: "TEXT", nullable: false),
                    SetupScore = table.Column<long>(type: "INTEGER", nullable: false),
                    LifeScore = table.Column<long>(type: "INTEGER", nullable: false),
                    ServiceScore = table.Column<long>(type: "INTEGER", nullable: false),
                    SystemScore = table.Column<long>(type: "INTEGER", nullable: false),
                    VenueScore = table.Column<long>(type: "INTEGER", nullable: false),
                    Passed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Issues = table.Column<string>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FiveStandardAssessment", x => x.AssessmentId);
                });

            migrationBuilder.CreateTable(
                name: "Grid",
                columns: table => new
                {
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    VillageCode = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Boundary = table.Column<string>(type: "TEXT", nullable: true),
                    Households = table.Column<int>(type: "INTEGER", nullable: true),
                    Population = table.Column<int>(type: "INTEGER", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PredecessorCodes = table.Column<string>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Grid", x => x.RowKey);
                });

            migrationBuilder.CreateTable(
                name: "GridAssignment",
                columns: table => new
                {
                    AssignmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: false),
                    PostType = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffName = table.Column<string>(type: "TEXT", nullable: false),
                    DutyPhone = table.Column<string>(type: "TEXT", nullable: true),
                    EmployerOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    IsPartyMember = table.Column<bool>(type: "INTEGER", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AssessmentScore = table.Column<long>(type: "INTEGER", nullable: true),
                    AllowanceMonthly = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GridAssignment", x => x.AssignmentId);
                });

            migrationBuilder.CreateTable(
                name: "GridEvent",
                columns: table => new
                {
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    EventNo = table.Column<string>(type: "TEXT", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: false),
                    CategoryCode = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    ScaleCode = table.Column<string>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: true),
                    OccurredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PlaceText = table.Column<string>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    ReporterPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    HandlingDept = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GridEvent", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "HubState",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HubState", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "IndicatorDefinition",
                columns: table => new
                {
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false),
                    IndicatorCode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", nullable: false),
                    Formula = table.Column<string>(type: "TEXT", nullable: false),
                    Networks = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerDept = table.Column<string>(type: "TEXT", nullable: false),
                    MinCellSize = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndicatorDefinition", x => x.RowKey);
                });

            migrationBuilder.CreateTable(
                name: "IndicatorValue",
                columns: table => new
                {
                    ValueId = table.Column<long>(type: "INTEGER", nullable: false),
                    IndicatorCode = table.Column<string>(type: "TEXT", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Period = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: true),
                    Qualifier = table.Column<string>(type: "TEXT", nullable: false),
                    SourceKind = table.Column<string>(type: "TEXT", nullable: false),
                    SourceRef = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndicatorValue", x => x.ValueId);
                });

            migrationBuilder.CreateTable(
                name: "IndustryLink",
                columns: table => new
                {
                    LinkId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrgKind = table.Column<string>(type: "TEXT", nullable: false),
                    VillageCode = table.Column<string>(type: "TEXT", nullable: true),
                    HouseholdId = table.Column<long>(type: "INTEGER", nullable: true),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    JobsProvided = table.Column<int>(type: "INTEGER", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndustryLink", x => x.LinkId);
                });

            migrationBuilder.CreateTable(
                name: "MutualObservation",
                columns: table => new
                {
                    ObservationId = table.Column<long>(type: "INTEGER", nullable: false),
                    ZoneNo = table.Column<int>(type: "INTEGER", nullable: false),
                    Period = table.Column<string>(type: "TEXT", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HostTownshipCode = table.Column<string>(type: "TEXT", nullable: true),
                    TownshipCodes = table.Column<string>(type: "TEXT", nullable: false),
                    ZoneLeader = table.Column<string>(type: "TEXT", nullable: true),
                    SectionByTownship = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MutualObservation", x => x.ObservationId);
                });

            migrationBuilder.CreateTable(
                name: "OrderStep",
                columns: table => new
                {
                    StepId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderId = table.Column<long>(type: "INTEGER", nullable: false),
                    FromStatus = table.Column<string>(type: "TEXT", nullable: true),
                    ToStatus = table.Column<string>(type: "TEXT", nullable: false),
                    ActorPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorDept = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderStep", x => x.StepId);
                });

            migrationBuilder.CreateTable(
                name: "OrgLifeActivity",
                columns: table => new
                {
                    ActivityId = table.Column<long>(type: "INTEGER", nullable: false),
                    PartyOrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    ActivityType = table.Column<string>(type: "TEXT", nullable: false),
                    HeldAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", nullable: false),
                    ExpectedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ActualCount = table.Column<int>(type: "INTEGER", nullable: false),
                    CentreId = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrgLifeActivity", x => x.ActivityId);
                });

            migrationBuilder.CreateTable(
                name: "Organization",
                columns: table => new
                {
                    OrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    CreditCode = table.Column<string>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    RegistrarKind = table.Column<string>(type: "TEXT", nullable: true),
                    OrgTypeCode = table.Column<string>(type: "TEXT", nullable: true),
                    UnitCategory = table.Column<string>(type: "TEXT", nullable: true),
                    EconomicTypeCode = table.Column<string>(type: "TEXT", nullable: true),
                    IndustryCode = table.Column<string>(type: "TEXT", nullable: true),
                    LegalRepName = table.Column<string>(type: "TEXT", nullable: true),
                    EstablishedDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    RegisteredAddressId = table.Column<long>(type: "INTEGER", nullable: true),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: true),
                    IsTwoNew = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsAboveScale = table.Column<bool>(type: "INTEGER", nullable: true),
                    ContactName = table.Column<string>(type: "TEXT", nullable: true),
                    ContactMobile = table.Column<string>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organization", x => x.OrgId);
                });

            migrationBuilder.CreateTable(
                name: "PairAssistance",
                columns: table => new
                {
                    PairId = table.Column<long>(type: "INTEGER", nullable: false),
                    HouseholdId = table.Column<long>(type: "INTEGER", nullable: false),
                    ResponsiblePersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    ResponsibleName = table.Column<string>(type: "TEXT", nullable: false),
                    ResponsibleOrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    Tier = table.Column<int>(type: "INTEGER", nullable: false),
                    VisitCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LastVisitDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VisitNote = table.Column<string>(type: "TEXT", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PairAssistance", x => x.PairId);
                });

            migrationBuilder.CreateTable(
                name: "Park",
                columns: table => new
                {
                    ParkId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    ParkCommitteeId = table.Column<long>(type: "INTEGER", nullable: false),
                    RegionCodes = table.Column<string>(type: "TEXT", nullable: false),
                    DedicatedGridCodes = table.Column<string>(type: "TEXT", nullable: true),
                    PartyMassCentreId = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Park", x => x.ParkId);
                });

            migrationBuilder.CreateTable(
                name: "ParkEnterprise",
                columns: table => new
                {
                    ParkEnterpriseId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    ParkId = table.Column<long>(type: "INTEGER", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: true),
                    EnteredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MainProduct = table.Column<string>(type: "TEXT", nullable: true),
                    EmployeeCount = table.Column<int>(type: "INTEGER", nullable: true),
                    IsListedSafetyKey = table.Column<bool>(type: "INTEGER", nullable: true),
                    LiaisonCadreName = table.Column<string>(type: "TEXT", nullable: true),
                    ContactName = table.Column<string>(type: "TEXT", nullable: true),
                    ContactMobile = table.Column<string>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ParkEnterprise", x => x.ParkEnterpriseId);
                });

            migrationBuilder.CreateTable(
                name: "PartyBuildingProgramme",
                columns: table => new
                {
                    ProgrammeId = table.Column<long>(type: "INTEGER", nullable: false),
                    ProgrammeName = table.Column<string>(type: "TEXT", nullable: false),
                    SiteRegionCode = table.Column<string>(type: "TEXT", nullable: true),
                    PartyOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    Theme = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyBuildingProgramme", x => x.ProgrammeId);
                });

            migrationBuilder.CreateTable(
                name: "PartyMember",
                columns: table => new
                {
                    PartyMemberId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    PartyOrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", nullable: false),
                    ApplicationDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ActivistDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CandidateDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    JoinDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FullDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Position = table.Column<string>(type: "TEXT", nullable: true),
                    IsInService = table.Column<bool>(type: "INTEGER", nullable: true),
                    IsMobile = table.Column<bool>(type: "INTEGER", nullable: true),
                    DuesStandard = table.Column<long>(type: "INTEGER", nullable: true),
                    DuesPaidThrough = table.Column<string>(type: "TEXT", nullable: true),
                    AnnualAppraisal = table.Column<string>(type: "TEXT", nullable: true),
                    MemberStatus = table.Column<string>(type: "TEXT", nullable: false),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyMember", x => x.PartyMemberId);
                });

            migrationBuilder.CreateTable(
                name: "PartyOrganization",
                columns: table => new
                {
                    PartyOrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    PartyOrgCode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    OrgType = table.Column<string>(type: "TEXT", nullable: false),
                    ParentId = table.Column<long>(type: "INTEGER", nullable: true),
                    HostOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    IsParkOrg = table.Column<bool>(type: "INTEGER", nullable: false),
                    EstablishedDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastElectionDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextElectionDue = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SecretaryPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    SecretaryName = table.Column<string>(type: "TEXT", nullable: true),
                    SecretaryDutyPhone = table.Column<string>(type: "TEXT", nullable: true),
                    FullMemberCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ProbationaryCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ApplicantPoolCount = table.Column<int>(type: "INTEGER", nullable: true),
                    CoveredUnitCount = table.Column<int>(type: "INTEGER", nullable: true),
                    WeakLaxFlag = table.Column<bool>(type: "INTEGER", nullable: false),
                    DemoFlag = table.Column<bool>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyOrganization", x => x.PartyOrgId);
                });

            migrationBuilder.CreateTable(
                name: "PatrolShift",
                columns: table => new
                {
                    ShiftId = table.Column<long>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: false),
                    ShiftDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Participants = table.Column<int>(type: "INTEGER", nullable: false),
                    IssuesFound = table.Column<int>(type: "INTEGER", nullable: false),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolShift", x => x.ShiftId);
                });

            migrationBuilder.CreateTable(
                name: "Person",
                columns: table => new
                {
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    IdType = table.Column<string>(type: "TEXT", nullable: false),
                    IdNumber = table.Column<string>(type: "TEXT", nullable: true),
                    IdNumberDigest = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    FormerName = table.Column<string>(type: "TEXT", nullable: true),
                    SexCode = table.Column<string>(type: "TEXT", nullable: false),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AgeBand = table.Column<string>(type: "TEXT", nullable: false),
                    EthnicCode = table.Column<string>(type: "TEXT", nullable: true),
                    EducationCode = table.Column<string>(type: "TEXT", nullable: true),
                    MaritalStatusCode = table.Column<string>(type: "TEXT", nullable: true),
                    PoliticalStatusCode = table.Column<string>(type: "TEXT", nullable: true),
                    Mobile = table.Column<string>(type: "TEXT", nullable: true),
                    HukouRegionCode = table.Column<string>(type: "TEXT", nullable: true),
                    ResidenceRegionCode = table.Column<string>(type: "TEXT", nullable: true),
                    ResidenceAddressId = table.Column<long>(type: "INTEGER", nullable: true),
                    IsMinor = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsVeteran = table.Column<bool>(type: "INTEGER", nullable: true),
                    DeathDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MatchConfidence = table.Column<long>(type: "INTEGER", nullable: false),
                    MergedIntoId = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Person", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "PersonRole",
                columns: table => new
                {
                    PersonRoleId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    RoleType = table.Column<string>(type: "TEXT", nullable: false),
                    Network = table.Column<string>(type: "TEXT", nullable: false),
                    RefId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonRole", x => x.PersonRoleId);
                });

            migrationBuilder.CreateTable(
                name: "PracticeVenue",
                columns: table => new
                {
                    VenueId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    DirectorName = table.Column<string>(type: "TEXT", nullable: true),
                    SharedCentreId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeVenue", x => x.VenueId);
                });

            migrationBuilder.CreateTable(
                name: "Region",
                columns: table => new
                {
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    FullName = table.Column<string>(type: "TEXT", nullable: false),
                    ParentCode = table.Column<string>(type: "TEXT", nullable: true),
                    UrbanRuralCode = table.Column<string>(type: "TEXT", nullable: true),
                    ObservationZone = table.Column<int>(type: "INTEGER", nullable: true),
                    IsFormerPovertyVillage = table.Column<bool>(type: "INTEGER", nullable: true),
                    Centroid = table.Column<string>(type: "TEXT", nullable: true),
                    RegisteredPopulation = table.Column<int>(type: "INTEGER", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SuccessorCodes = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Region", x => x.RowKey);
                });

            migrationBuilder.CreateTable(
                name: "ReserveCadre",
                columns: table => new
                {
                    ReserveId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    TrainingPost = table.Column<string>(type: "TEXT", nullable: true),
                    MentorName = table.Column<string>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReserveCadre", x => x.ReserveId);
                });

            migrationBuilder.CreateTable(
                name: "ResidentStay",
                columns: table => new
                {
                    StayId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    AddressId = table.Column<long>(type: "INTEGER", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: false),
                    StayType = table.Column<string>(type: "TEXT", nullable: false),
                    RelationToHead = table.Column<string>(type: "TEXT", nullable: true),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VerifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    VerifiedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResidentStay", x => x.StayId);
                });

            migrationBuilder.CreateTable(
                name: "RowOwner",
                columns: table => new
                {
                    Dataset = table.Column<string>(type: "TEXT", nullable: false),
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Department = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RowOwner", x => new { x.Department, x.Dataset, x.RowKey });
                });

            migrationBuilder.CreateTable(
                name: "ServiceCentre",
                columns: table => new
                {
                    CentreId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    HostOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    FloorAreaSqm = table.Column<long>(type: "INTEGER", nullable: true),
                    InvestmentWan = table.Column<long>(type: "INTEGER", nullable: true),
                    RenovatedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Facilities = table.Column<string>(type: "TEXT", nullable: true),
                    SevenOnesChecklist = table.Column<string>(type: "TEXT", nullable: true),
                    SharingBranchIds = table.Column<string>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceCentre", x => x.CentreId);
                });

            migrationBuilder.CreateTable(
                name: "ServiceOrder",
                columns: table => new
                {
                    OrderId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderNo = table.Column<string>(type: "TEXT", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", nullable: false),
                    CategoryCode = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    RequesterPersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    RequesterName = table.Column<string>(type: "TEXT", nullable: false),
                    RequesterMobile = table.Column<string>(type: "TEXT", nullable: true),
                    ServiceAddressId = table.Column<long>(type: "INTEGER", nullable: true),
                    VillageCode = table.Column<string>(type: "TEXT", nullable: false),
                    GridCode = table.Column<string>(type: "TEXT", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IssuingPartyOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClaimantRole = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimantPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    ClaimantName = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VolunteerTeamId = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CompletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ResultSummary = table.Column<string>(type: "TEXT", nullable: true),
                    Satisfaction = table.Column<int>(type: "INTEGER", nullable: true),
                    Comment = table.Column<string>(type: "TEXT", nullable: true),
                    EscalatedTo = table.Column<string>(type: "TEXT", nullable: true),
                    RelatedDisputeId = table.Column<long>(type: "INTEGER", nullable: true),
                    InvolvesMinor = table.Column<bool>(type: "INTEGER", nullable: false),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceOrder", x => x.OrderId);
                });

            migrationBuilder.CreateTable(
                name: "SpecialGroupStat",
                columns: table => new
                {
                    StatId = table.Column<long>(type: "INTEGER", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    GroupType = table.Column<string>(type: "TEXT", nullable: false),
                    Period = table.Column<string>(type: "TEXT", nullable: false),
                    CountValue = table.Column<int>(type: "INTEGER", nullable: true),
                    ManagedRate = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpecialGroupStat", x => x.StatId);
                });

            migrationBuilder.CreateTable(
                name: "TeamMembership",
                columns: table => new
                {
                    MembershipId = table.Column<long>(type: "INTEGER", nullable: false),
                    TeamId = table.Column<long>(type: "INTEGER", nullable: false),
                    VolunteerId = table.Column<long>(type: "INTEGER", nullable: false),
                    JoinedAt = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RoleInTeam = table.Column<string>(type: "TEXT", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamMembership", x => x.MembershipId);
                });

            migrationBuilder.CreateTable(
                name: "TownshipScore",
                columns: table => new
                {
                    TownshipScoreId = table.Column<long>(type: "INTEGER", nullable: false),
                    ObservationId = table.Column<long>(type: "INTEGER", nullable: false),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: false),
                    Score = table.Column<long>(type: "INTEGER", nullable: true),
                    Rank = table.Column<int>(type: "INTEGER", nullable: true),
                    ZoneMedian = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TownshipScore", x => x.TownshipScoreId);
                });

            migrationBuilder.CreateTable(
                name: "VillageCadre",
                columns: table => new
                {
                    CadreId = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Post = table.Column<string>(type: "TEXT", nullable: false),
                    IsQuotaPost = table.Column<bool>(type: "INTEGER", nullable: false),
                    DutyPhone = table.Column<string>(type: "TEXT", nullable: true),
                    AppointedDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LeftDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BasicPayMonthly = table.Column<long>(type: "INTEGER", nullable: false),
                    ConductRecord = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VillageCadre", x => x.CadreId);
                });

            migrationBuilder.CreateTable(
                name: "VillageFunding",
                columns: table => new
                {
                    FundingId = table.Column<long>(type: "INTEGER", nullable: false),
                    RegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    OperatingFundWan = table.Column<long>(type: "INTEGER", nullable: false),
                    CadrePayTotalWan = table.Column<long>(type: "INTEGER", nullable: true),
                    ExecutedRate = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VillageFunding", x => x.FundingId);
                });

            migrationBuilder.CreateTable(
                name: "VillageIndustry",
                columns: table => new
                {
                    VillageIndustryId = table.Column<long>(type: "INTEGER", nullable: false),
                    VillageCode = table.Column<string>(type: "TEXT", nullable: false),
                    IndustryCode = table.Column<string>(type: "TEXT", nullable: false),
                    ProductName = table.Column<string>(type: "TEXT", nullable: false),
                    LeadOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    CoopOrgIds = table.Column<string>(type: "TEXT", nullable: true),
                    BaseAreaMu = table.Column<long>(type: "INTEGER", nullable: true),
                    ProcessingTons = table.Column<long>(type: "INTEGER", nullable: true),
                    OutputValueWan = table.Column<long>(type: "INTEGER", nullable: true),
                    IncomeGainPerMu = table.Column<long>(type: "INTEGER", nullable: true),
                    FarmerHouseholds = table.Column<int>(type: "INTEGER", nullable: true),
                    WorkshopCount = table.Column<int>(type: "INTEGER", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VillageIndustry", x => x.VillageIndustryId);
                });

            migrationBuilder.CreateTable(
                name: "Volunteer",
                columns: table => new
                {
                    VolunteerId = table.Column<long>(type: "INTEGER", nullable: false),
                    VolunteerNo = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    RegisteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RegisteredRegionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Skills = table.Column<string>(type: "TEXT", nullable: true),
                    ServiceCategories = table.Column<string>(type: "TEXT", nullable: true),
                    IsPartyMember = table.Column<bool>(type: "INTEGER", nullable: true),
                    TotalHours = table.Column<long>(type: "INTEGER", nullable: false),
                    StarLevel = table.Column<int>(type: "INTEGER", nullable: true),
                    PublicConsent = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Volunteer", x => x.VolunteerId);
                });

            migrationBuilder.CreateTable(
                name: "VolunteerActivity",
                columns: table => new
                {
                    ActivityId = table.Column<long>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<long>(type: "INTEGER", nullable: true),
                    TeamId = table.Column<long>(type: "INTEGER", nullable: false),
                    VenueId = table.Column<long>(type: "INTEGER", nullable: true),
                    VillageCode = table.Column<string>(type: "TEXT", nullable: false),
                    OrderId = table.Column<long>(type: "INTEGER", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    StartAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VolunteerCount = table.Column<int>(type: "INTEGER", nullable: false),
                    BeneficiaryCount = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VolunteerActivity", x => x.ActivityId);
                });

            migrationBuilder.CreateTable(
                name: "VolunteerCredential",
                columns: table => new
                {
                    CredentialId = table.Column<long>(type: "INTEGER", nullable: false),
                    VolunteerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", nullable: false),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VolunteerCredential", x => x.CredentialId);
                });

            migrationBuilder.CreateTable(
                name: "VolunteerProject",
                columns: table => new
                {
                    ProjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    ProjectNo = table.Column<string>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Tier = table.Column<string>(type: "TEXT", nullable: false),
                    ServiceCategory = table.Column<string>(type: "TEXT", nullable: false),
                    LeadTeamId = table.Column<long>(type: "INTEGER", nullable: true),
                    TargetGroup = table.Column<string>(type: "TEXT", nullable: true),
                    StartDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndDate = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VolunteerProject", x => x.ProjectId);
                });

            migrationBuilder.CreateTable(
                name: "VolunteerServiceRecord",
                columns: table => new
                {
                    RecordId = table.Column<long>(type: "INTEGER", nullable: false),
                    VolunteerId = table.Column<long>(type: "INTEGER", nullable: false),
                    ActivityId = table.Column<long>(type: "INTEGER", nullable: false),
                    ServiceStart = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ServiceHours = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: true),
                    Recorder = table.Column<string>(type: "TEXT", nullable: false),
                    Evaluation = table.Column<int>(type: "INTEGER", nullable: true),
                    IsCorrected = table.Column<bool>(type: "INTEGER", nullable: false),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VolunteerServiceRecord", x => x.RecordId);
                });

            migrationBuilder.CreateTable(
                name: "VolunteerTeam",
                columns: table => new
                {
                    TeamId = table.Column<long>(type: "INTEGER", nullable: false),
                    TeamNo = table.Column<string>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    TeamType = table.Column<string>(type: "TEXT", nullable: false),
                    Speciality = table.Column<string>(type: "TEXT", nullable: true),
                    ParentTeamId = table.Column<long>(type: "INTEGER", nullable: true),
                    HostOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    HostRegionCode = table.Column<string>(type: "TEXT", nullable: true),
                    SocialOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    PartyOrgId = table.Column<long>(type: "INTEGER", nullable: true),
                    LeaderName = table.Column<string>(type: "TEXT", nullable: true),
                    LeaderDutyPhone = table.Column<string>(type: "TEXT", nullable: true),
                    MemberCount = table.Column<int>(type: "INTEGER", nullable: false),
                    FoundedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VolunteerTeam", x => x.TeamId);
                });

            migrationBuilder.CreateTable(
                name: "WeakOrgRectification",
                columns: table => new
                {
                    RectificationId = table.Column<long>(type: "INTEGER", nullable: false),
                    PartyOrgId = table.Column<long>(type: "INTEGER", nullable: false),
                    ListedDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CauseCodes = table.Column<string>(type: "TEXT", nullable: false),
                    ResponsibleLeader = table.Column<string>(type: "TEXT", nullable: true),
                    Measures = table.Column<string>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    ClearedDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ScopePark = table.Column<long>(type: "INTEGER", nullable: true),
                    ScopeRegion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeakOrgRectification", x => x.RectificationId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Address_GridCode",
                table: "Address",
                column: "GridCode");

            migrationBuilder.CreateIndex(
                name: "IX_Address_RegionCode",
                table: "Address",
                column: "RegionCode");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyErrand_AcceptedAt",
                table: "AgencyErrand",
                column: "AcceptedAt");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyErrand_AgentCadreId",
                table: "AgencyErrand",
                column: "AgentCadreId");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyErrand_OrderId",
                table: "AgencyErrand",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyErrand_PrincipalPersonId",
                table: "AgencyErrand",
                column: "PrincipalPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyErrand_ScopePark",
                table: "AgencyErrand",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_AgencyErrand_VillageCode_AcceptedAt",
                table: "AgencyErrand",
                columns: new[] { "VillageCode", "AcceptedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AidDelivery_ActivityId",
                table: "AidDelivery",
                column: "ActivityId");

            migrationBuilder.CreateIndex(
                name: "IX_AidDelivery_SchoolOrgId",
                table: "AidDelivery",
                column: "SchoolOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_AidDelivery_ScopeRegion",
                table: "AidDelivery",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_AidRecipient_DeliveryId",
                table: "AidRecipient",
                column: "DeliveryId");

            migrationBuilder.CreateIndex(
                name: "IX_AidRecipient_PersonId",
                table: "AidRecipient",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_AidRecipient_ScopeRegion",
                table: "AidRecipient",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_AssistedHousehold_HeadPersonId",
                table: "AssistedHousehold",
                column: "HeadPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_AssistedHousehold_HouseholdNo",
                table: "AssistedHousehold",
                column: "HouseholdNo");

            migrationBuilder.CreateIndex(
                name: "IX_AssistedHousehold_VillageCode_Status_CauseCode",
                table: "AssistedHousehold",
                columns: new[] { "VillageCode", "Status", "CauseCode" });

            migrationBuilder.CreateIndex(
                name: "IX_BranchGridLink_GridCode_PartyOrgId",
                table: "BranchGridLink",
                columns: new[] { "GridCode", "PartyOrgId" });

            migrationBuilder.CreateIndex(
                name: "IX_BranchGridLink_PartyOrgId",
                table: "BranchGridLink",
                column: "PartyOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_CadreAdmissionCase_CandidatePersonId",
                table: "CadreAdmissionCase",
                column: "CandidatePersonId");

            migrationBuilder.CreateIndex(
                name: "IX_CadreAdmissionCase_RegionCode_Stage",
                table: "CadreAdmissionCase",
                columns: new[] { "RegionCode", "Stage" });

            migrationBuilder.CreateIndex(
                name: "IX_ClearanceItem_HouseholdId",
                table: "ClearanceItem",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_ClearanceItem_VillageCode_Status_FoundDate",
                table: "ClearanceItem",
                columns: new[] { "VillageCode", "Status", "FoundDate" });

            migrationBuilder.CreateIndex(
                name: "IX_Department_DeptCode_ValidFrom",
                table: "Department",
                columns: new[] { "DeptCode", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Department_TownshipCode",
                table: "Department",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_DispatchedWorkTeam_DispatchingOrgId",
                table: "DispatchedWorkTeam",
                column: "DispatchingOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_DispatchedWorkTeam_LeaderPersonId",
                table: "DispatchedWorkTeam",
                column: "LeaderPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_DispatchedWorkTeam_VillageCode",
                table: "DispatchedWorkTeam",
                column: "VillageCode");

            migrationBuilder.CreateIndex(
                name: "IX_DisputeCase_AcceptedAt_TypeCode",
                table: "DisputeCase",
                columns: new[] { "AcceptedAt", "TypeCode" });

            migrationBuilder.CreateIndex(
                name: "IX_DisputeCase_CaseNo",
                table: "DisputeCase",
                column: "CaseNo");

            migrationBuilder.CreateIndex(
                name: "IX_DisputeCase_GridCode_AcceptedAt_TypeCode",
                table: "DisputeCase",
                columns: new[] { "GridCode", "AcceptedAt", "TypeCode" });

            migrationBuilder.CreateIndex(
                name: "IX_DisputeCase_GridCode_TypeCode_Status_AcceptedAt",
                table: "DisputeCase",
                columns: new[] { "GridCode", "TypeCode", "Status", "AcceptedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DisputeCase_InvolvedOrgId",
                table: "DisputeCase",
                column: "InvolvedOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_DisputeCase_MediationOrgId",
                table: "DisputeCase",
                column: "MediationOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_DisputeCase_ScopePark",
                table: "DisputeCase",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_DisputeCase_Status_AcceptedAt_TypeCode",
                table: "DisputeCase",
                columns: new[] { "Status", "AcceptedAt", "TypeCode" });

            migrationBuilder.CreateIndex(
                name: "IX_DisputeParty_CaseId",
                table: "DisputeParty",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_DisputeParty_IdNumberDigest",
                table: "DisputeParty",
                column: "IdNumberDigest");

            migrationBuilder.CreateIndex(
                name: "IX_DisputeParty_PersonId",
                table: "DisputeParty",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_DisputeParty_ScopeRegion",
                table: "DisputeParty",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_DoubleReport_CommunityPartyOrgId",
                table: "DoubleReport",
                column: "CommunityPartyOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_DoubleReport_GridCode",
                table: "DoubleReport",
                column: "GridCode");

            migrationBuilder.CreateIndex(
                name: "IX_DoubleReport_PartyMemberId",
                table: "DoubleReport",
                column: "PartyMemberId");

            migrationBuilder.CreateIndex(
                name: "IX_DoubleReport_RegionCode_Status",
                table: "DoubleReport",
                columns: new[] { "RegionCode", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_DoubleReport_ScopePark",
                table: "DoubleReport",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_DoubleReport_VolunteerId",
                table: "DoubleReport",
                column: "VolunteerId");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseOperation_OrgId_Period",
                table: "EnterpriseOperation",
                columns: new[] { "OrgId", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseOperation_Period",
                table: "EnterpriseOperation",
                column: "Period");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseOperation_ScopePark",
                table: "EnterpriseOperation",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_EnterprisePartyCoverage_OrgId_Period",
                table: "EnterprisePartyCoverage",
                columns: new[] { "OrgId", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_EnterprisePartyCoverage_PartyOrgId",
                table: "EnterprisePartyCoverage",
                column: "PartyOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_EnterprisePartyCoverage_Period_CoverageKind",
                table: "EnterprisePartyCoverage",
                columns: new[] { "Period", "CoverageKind" });

            migrationBuilder.CreateIndex(
                name: "IX_EnterprisePartyCoverage_ScopePark",
                table: "EnterprisePartyCoverage",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_EnterprisePartyCoverage_ScopeRegion",
                table: "EnterprisePartyCoverage",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseRequest_OrderId",
                table: "EnterpriseRequest",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseRequest_OrgId",
                table: "EnterpriseRequest",
                column: "OrgId");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseRequest_ScopePark",
                table: "EnterpriseRequest",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseRequest_ScopeRegion",
                table: "EnterpriseRequest",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseRequest_Status_CategoryCode",
                table: "EnterpriseRequest",
                columns: new[] { "Status", "CategoryCode" });

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseStaff_OrgId",
                table: "EnterpriseStaff",
                column: "OrgId");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseStaff_PartyMemberId",
                table: "EnterpriseStaff",
                column: "PartyMemberId");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseStaff_PersonId",
                table: "EnterpriseStaff",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseStaff_ScopePark",
                table: "EnterpriseStaff",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_EnterpriseStaff_ScopeRegion",
                table: "EnterpriseStaff",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_FiveStandardAssessment_PartyOrgId_Period",
                table: "FiveStandardAssessment",
                columns: new[] { "PartyOrgId", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_FiveStandardAssessment_ScopePark",
                table: "FiveStandardAssessment",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_FiveStandardAssessment_ScopeRegion",
                table: "FiveStandardAssessment",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_Grid_GridCode_ValidFrom",
                table: "Grid",
                columns: new[] { "GridCode", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Grid_ScopePark",
                table: "Grid",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_Grid_VillageCode_Kind",
                table: "Grid",
                columns: new[] { "VillageCode", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_GridAssignment_EmployerOrgId",
                table: "GridAssignment",
                column: "EmployerOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_GridAssignment_GridCode_PostType",
                table: "GridAssignment",
                columns: new[] { "GridCode", "PostType" });

            migrationBuilder.CreateIndex(
                name: "IX_GridAssignment_PersonId",
                table: "GridAssignment",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_GridEvent_EventNo",
                table: "GridEvent",
                column: "EventNo");

            migrationBuilder.CreateIndex(
                name: "IX_GridEvent_GridCode_OccurredAt",
                table: "GridEvent",
                columns: new[] { "GridCode", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_GridEvent_GridCode_Status_CategoryCode_OccurredAt",
                table: "GridEvent",
                columns: new[] { "GridCode", "Status", "CategoryCode", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_GridEvent_OccurredAt",
                table: "GridEvent",
                column: "OccurredAt");

            migrationBuilder.CreateIndex(
                name: "IX_GridEvent_ReporterPersonId",
                table: "GridEvent",
                column: "ReporterPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_GridEvent_ScopePark",
                table: "GridEvent",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_GridEvent_Status_OccurredAt",
                table: "GridEvent",
                columns: new[] { "Status", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorDefinition_IndicatorCode",
                table: "IndicatorDefinition",
                column: "IndicatorCode");

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorValue_IndicatorCode_Period",
                table: "IndicatorValue",
                columns: new[] { "IndicatorCode", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorValue_IndicatorCode_RegionCode_Period",
                table: "IndicatorValue",
                columns: new[] { "IndicatorCode", "RegionCode", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorValue_RegionCode_IndicatorCode_Period",
                table: "IndicatorValue",
                columns: new[] { "RegionCode", "IndicatorCode", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_IndustryLink_HouseholdId",
                table: "IndustryLink",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_IndustryLink_OrgId",
                table: "IndustryLink",
                column: "OrgId");

            migrationBuilder.CreateIndex(
                name: "IX_IndustryLink_ScopePark",
                table: "IndustryLink",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_IndustryLink_VillageCode",
                table: "IndustryLink",
                column: "VillageCode");

            migrationBuilder.CreateIndex(
                name: "IX_MutualObservation_HostTownshipCode",
                table: "MutualObservation",
                column: "HostTownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_MutualObservation_ZoneNo_Period",
                table: "MutualObservation",
                columns: new[] { "ZoneNo", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderStep_ActorPersonId",
                table: "OrderStep",
                column: "ActorPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderStep_OrderId_At",
                table: "OrderStep",
                columns: new[] { "OrderId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderStep_ScopePark",
                table: "OrderStep",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_OrderStep_ScopeRegion",
                table: "OrderStep",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_OrgLifeActivity_ActivityType_HeldAt",
                table: "OrgLifeActivity",
                columns: new[] { "ActivityType", "HeldAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrgLifeActivity_CentreId",
                table: "OrgLifeActivity",
                column: "CentreId");

            migrationBuilder.CreateIndex(
                name: "IX_OrgLifeActivity_HeldAt",
                table: "OrgLifeActivity",
                column: "HeldAt");

            migrationBuilder.CreateIndex(
                name: "IX_OrgLifeActivity_PartyOrgId_HeldAt",
                table: "OrgLifeActivity",
                columns: new[] { "PartyOrgId", "HeldAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrgLifeActivity_ScopePark",
                table: "OrgLifeActivity",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_OrgLifeActivity_ScopeRegion",
                table: "OrgLifeActivity",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_Organization_CreditCode",
                table: "Organization",
                column: "CreditCode");

            migrationBuilder.CreateIndex(
                name: "IX_Organization_GridCode",
                table: "Organization",
                column: "GridCode");

            migrationBuilder.CreateIndex(
                name: "IX_Organization_Name",
                table: "Organization",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Organization_RegionCode_UnitCategory_Status",
                table: "Organization",
                columns: new[] { "RegionCode", "UnitCategory", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Organization_RegisteredAddressId",
                table: "Organization",
                column: "RegisteredAddressId");

            migrationBuilder.CreateIndex(
                name: "IX_Organization_ScopePark",
                table: "Organization",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_PairAssistance_HouseholdId",
                table: "PairAssistance",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_PairAssistance_ResponsibleOrgId",
                table: "PairAssistance",
                column: "ResponsibleOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_PairAssistance_ResponsiblePersonId",
                table: "PairAssistance",
                column: "ResponsiblePersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PairAssistance_ScopeRegion",
                table: "PairAssistance",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_Park_ParkCommitteeId",
                table: "Park",
                column: "ParkCommitteeId");

            migrationBuilder.CreateIndex(
                name: "IX_Park_PartyMassCentreId",
                table: "Park",
                column: "PartyMassCentreId");

            migrationBuilder.CreateIndex(
                name: "IX_Park_ScopePark",
                table: "Park",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_ParkEnterprise_GridCode",
                table: "ParkEnterprise",
                column: "GridCode");

            migrationBuilder.CreateIndex(
                name: "IX_ParkEnterprise_OrgId",
                table: "ParkEnterprise",
                column: "OrgId");

            migrationBuilder.CreateIndex(
                name: "IX_ParkEnterprise_ParkId",
                table: "ParkEnterprise",
                column: "ParkId");

            migrationBuilder.CreateIndex(
                name: "IX_ParkEnterprise_ScopePark",
                table: "ParkEnterprise",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_ParkEnterprise_ScopeRegion",
                table: "ParkEnterprise",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_PartyBuildingProgramme_PartyOrgId",
                table: "PartyBuildingProgramme",
                column: "PartyOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_PartyBuildingProgramme_SiteRegionCode",
                table: "PartyBuildingProgramme",
                column: "SiteRegionCode");

            migrationBuilder.CreateIndex(
                name: "IX_PartyMember_PartyOrgId_Stage",
                table: "PartyMember",
                columns: new[] { "PartyOrgId", "Stage" });

            migrationBuilder.CreateIndex(
                name: "IX_PartyMember_PersonId",
                table: "PartyMember",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PartyMember_ScopePark",
                table: "PartyMember",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_PartyMember_ScopeRegion",
                table: "PartyMember",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_PartyOrganization_HostOrgId",
                table: "PartyOrganization",
                column: "HostOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_PartyOrganization_ParentId",
                table: "PartyOrganization",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_PartyOrganization_PartyOrgCode",
                table: "PartyOrganization",
                column: "PartyOrgCode");

            migrationBuilder.CreateIndex(
                name: "IX_PartyOrganization_RegionCode_OrgType_Status",
                table: "PartyOrganization",
                columns: new[] { "RegionCode", "OrgType", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_PartyOrganization_ScopePark",
                table: "PartyOrganization",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_PartyOrganization_SecretaryPersonId",
                table: "PartyOrganization",
                column: "SecretaryPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PatrolShift_GridCode_ShiftDate",
                table: "PatrolShift",
                columns: new[] { "GridCode", "ShiftDate" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolShift_ProjectId",
                table: "PatrolShift",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_PatrolShift_ScopePark",
                table: "PatrolShift",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_Person_HukouRegionCode",
                table: "Person",
                column: "HukouRegionCode");

            migrationBuilder.CreateIndex(
                name: "IX_Person_IdNumberDigest",
                table: "Person",
                column: "IdNumberDigest");

            migrationBuilder.CreateIndex(
                name: "IX_Person_MergedIntoId",
                table: "Person",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Person_Name_IsMinor",
                table: "Person",
                columns: new[] { "Name", "IsMinor" });

            migrationBuilder.CreateIndex(
                name: "IX_Person_ResidenceAddressId",
                table: "Person",
                column: "ResidenceAddressId");

            migrationBuilder.CreateIndex(
                name: "IX_Person_ResidenceRegionCode_AgeBand_SexCode_IsMinor",
                table: "Person",
                columns: new[] { "ResidenceRegionCode", "AgeBand", "SexCode", "IsMinor" });

            migrationBuilder.CreateIndex(
                name: "IX_Person_ScopePark",
                table: "Person",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_PersonRole_OrgId",
                table: "PersonRole",
                column: "OrgId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonRole_PersonId_RoleType",
                table: "PersonRole",
                columns: new[] { "PersonId", "RoleType" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonRole_RegionCode",
                table: "PersonRole",
                column: "RegionCode");

            migrationBuilder.CreateIndex(
                name: "IX_PersonRole_ScopePark",
                table: "PersonRole",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_PracticeVenue_RegionCode",
                table: "PracticeVenue",
                column: "RegionCode");

            migrationBuilder.CreateIndex(
                name: "IX_PracticeVenue_SharedCentreId",
                table: "PracticeVenue",
                column: "SharedCentreId");

            migrationBuilder.CreateIndex(
                name: "IX_Region_Level_ObservationZone",
                table: "Region",
                columns: new[] { "Level", "ObservationZone" });

            migrationBuilder.CreateIndex(
                name: "IX_Region_ParentCode",
                table: "Region",
                column: "ParentCode");

            migrationBuilder.CreateIndex(
                name: "IX_Region_RegionCode_ValidFrom",
                table: "Region",
                columns: new[] { "RegionCode", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_ReserveCadre_PersonId",
                table: "ReserveCadre",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ReserveCadre_RegionCode_Status",
                table: "ReserveCadre",
                columns: new[] { "RegionCode", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_ResidentStay_AddressId",
                table: "ResidentStay",
                column: "AddressId");

            migrationBuilder.CreateIndex(
                name: "IX_ResidentStay_GridCode_StayType",
                table: "ResidentStay",
                columns: new[] { "GridCode", "StayType" });

            migrationBuilder.CreateIndex(
                name: "IX_ResidentStay_PersonId",
                table: "ResidentStay",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ResidentStay_ScopePark",
                table: "ResidentStay",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_ResidentStay_VerifiedBy",
                table: "ResidentStay",
                column: "VerifiedBy");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCentre_HostOrgId",
                table: "ServiceCentre",
                column: "HostOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCentre_RegionCode_Kind",
                table: "ServiceCentre",
                columns: new[] { "RegionCode", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCentre_ScopePark",
                table: "ServiceCentre",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_CategoryCode_SubmittedAt_InvolvesMinor",
                table: "ServiceOrder",
                columns: new[] { "CategoryCode", "SubmittedAt", "InvolvesMinor" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_ClaimantPersonId",
                table: "ServiceOrder",
                column: "ClaimantPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_GridCode_SubmittedAt_InvolvesMinor",
                table: "ServiceOrder",
                columns: new[] { "GridCode", "SubmittedAt", "InvolvesMinor" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_IssuingPartyOrgId",
                table: "ServiceOrder",
                column: "IssuingPartyOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_OrderNo",
                table: "ServiceOrder",
                column: "OrderNo");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_RelatedDisputeId",
                table: "ServiceOrder",
                column: "RelatedDisputeId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_RequesterPersonId",
                table: "ServiceOrder",
                column: "RequesterPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_ScopePark",
                table: "ServiceOrder",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_ServiceAddressId",
                table: "ServiceOrder",
                column: "ServiceAddressId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_Status_SubmittedAt_InvolvesMinor",
                table: "ServiceOrder",
                columns: new[] { "Status", "SubmittedAt", "InvolvesMinor" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_SubmittedAt_InvolvesMinor",
                table: "ServiceOrder",
                columns: new[] { "SubmittedAt", "InvolvesMinor" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_VillageCode_Status_SubmittedAt_Satisfaction_InvolvesMinor",
                table: "ServiceOrder",
                columns: new[] { "VillageCode", "Status", "SubmittedAt", "Satisfaction", "InvolvesMinor" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_VillageCode_SubmittedAt_InvolvesMinor",
                table: "ServiceOrder",
                columns: new[] { "VillageCode", "SubmittedAt", "InvolvesMinor" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceOrder_VolunteerTeamId",
                table: "ServiceOrder",
                column: "VolunteerTeamId");

            migrationBuilder.CreateIndex(
                name: "IX_SpecialGroupStat_RegionCode_GroupType_Period",
                table: "SpecialGroupStat",
                columns: new[] { "RegionCode", "GroupType", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_TeamMembership_ScopeRegion",
                table: "TeamMembership",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_TeamMembership_TeamId_VolunteerId",
                table: "TeamMembership",
                columns: new[] { "TeamId", "VolunteerId" });

            migrationBuilder.CreateIndex(
                name: "IX_TeamMembership_VolunteerId",
                table: "TeamMembership",
                column: "VolunteerId");

            migrationBuilder.CreateIndex(
                name: "IX_TownshipScore_ObservationId",
                table: "TownshipScore",
                column: "ObservationId");

            migrationBuilder.CreateIndex(
                name: "IX_TownshipScore_TownshipCode",
                table: "TownshipScore",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_VillageCadre_PersonId",
                table: "VillageCadre",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_VillageCadre_RegionCode_Post",
                table: "VillageCadre",
                columns: new[] { "RegionCode", "Post" });

            migrationBuilder.CreateIndex(
                name: "IX_VillageFunding_RegionCode_Year",
                table: "VillageFunding",
                columns: new[] { "RegionCode", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_VillageIndustry_LeadOrgId",
                table: "VillageIndustry",
                column: "LeadOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_VillageIndustry_ScopePark",
                table: "VillageIndustry",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_VillageIndustry_VillageCode_IndustryCode",
                table: "VillageIndustry",
                columns: new[] { "VillageCode", "IndustryCode" });

            migrationBuilder.CreateIndex(
                name: "IX_Volunteer_PersonId",
                table: "Volunteer",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Volunteer_RegisteredRegionCode_StarLevel",
                table: "Volunteer",
                columns: new[] { "RegisteredRegionCode", "StarLevel" });

            migrationBuilder.CreateIndex(
                name: "IX_Volunteer_VolunteerNo",
                table: "Volunteer",
                column: "VolunteerNo");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerActivity_OrderId",
                table: "VolunteerActivity",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerActivity_ProjectId_StartAt",
                table: "VolunteerActivity",
                columns: new[] { "ProjectId", "StartAt" });

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerActivity_StartAt",
                table: "VolunteerActivity",
                column: "StartAt");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerActivity_TeamId_StartAt",
                table: "VolunteerActivity",
                columns: new[] { "TeamId", "StartAt" });

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerActivity_VenueId",
                table: "VolunteerActivity",
                column: "VenueId");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerActivity_VillageCode_StartAt",
                table: "VolunteerActivity",
                columns: new[] { "VillageCode", "StartAt" });

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerCredential_ScopeRegion",
                table: "VolunteerCredential",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerCredential_VolunteerId",
                table: "VolunteerCredential",
                column: "VolunteerId");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerProject_LeadTeamId",
                table: "VolunteerProject",
                column: "LeadTeamId");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerProject_ProjectNo",
                table: "VolunteerProject",
                column: "ProjectNo");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerServiceRecord_ActivityId",
                table: "VolunteerServiceRecord",
                column: "ActivityId");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerServiceRecord_ScopeRegion",
                table: "VolunteerServiceRecord",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerServiceRecord_ServiceStart",
                table: "VolunteerServiceRecord",
                column: "ServiceStart");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerServiceRecord_VolunteerId_ActivityId",
                table: "VolunteerServiceRecord",
                columns: new[] { "VolunteerId", "ActivityId" });

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerServiceRecord_VolunteerId_ServiceStart",
                table: "VolunteerServiceRecord",
                columns: new[] { "VolunteerId", "ServiceStart" });

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerTeam_HostOrgId",
                table: "VolunteerTeam",
                column: "HostOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerTeam_HostRegionCode",
                table: "VolunteerTeam",
                column: "HostRegionCode");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerTeam_ParentTeamId",
                table: "VolunteerTeam",
                column: "ParentTeamId");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerTeam_PartyOrgId",
                table: "VolunteerTeam",
                column: "PartyOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerTeam_SocialOrgId",
                table: "VolunteerTeam",
                column: "SocialOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerTeam_TeamNo",
                table: "VolunteerTeam",
                column: "TeamNo");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerTeam_TeamType_Name",
                table: "VolunteerTeam",
                columns: new[] { "TeamType", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_WeakOrgRectification_PartyOrgId",
                table: "WeakOrgRectification",
                column: "PartyOrgId");

            migrationBuilder.CreateIndex(
                name: "IX_WeakOrgRectification_ScopePark",
                table: "WeakOrgRectification",
                column: "ScopePark");

            migrationBuilder.CreateIndex(
                name: "IX_WeakOrgRectification_ScopeRegion",
                table: "WeakOrgRectification",
                column: "ScopeRegion");

            migrationBuilder.CreateIndex(
                name: "IX_WeakOrgRectification_Status_ListedDate",
                table: "WeakOrgRectification",
                columns: new[] { "Status", "ListedDate" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Address");

            migrationBuilder.DropTable(
                name: "AgencyErrand");

            migrationBuilder.DropTable(
                name: "AidDelivery");

            migrationBuilder.DropTable(
                name: "AidRecipient");

            migrationBuilder.DropTable(
                name: "AssistedHousehold");

            migrationBuilder.DropTable(
                name: "BranchGridLink");

            migrationBuilder.DropTable(
                name: "CadreAdmissionCase");

            migrationBuilder.DropTable(
                name: "CaseAssignment");

            migrationBuilder.DropTable(
                name: "ClearanceItem");

            migrationBuilder.DropTable(
                name: "Department");

            migrationBuilder.DropTable(
                name: "DispatchedWorkTeam");

            migrationBuilder.DropTable(
                name: "DisputeCase");

            migrationBuilder.DropTable(
                name: "DisputeParty");

            migrationBuilder.DropTable(
                name: "DoubleReport");

            migrationBuilder.DropTable(
                name: "EnterpriseOperation");

            migrationBuilder.DropTable(
                name: "EnterprisePartyCoverage");

            migrationBuilder.DropTable(
                name: "EnterpriseRequest");

            migrationBuilder.DropTable(
                name: "EnterpriseStaff");

            migrationBuilder.DropTable(
                name: "FiveStandardAssessment");

            migrationBuilder.DropTable(
                name: "Grid");

            migrationBuilder.DropTable(
                name: "GridAssignment");

            migrationBuilder.DropTable(
                name: "GridEvent");

            migrationBuilder.DropTable(
                name: "HubState");

            migrationBuilder.DropTable(
                name: "IndicatorDefinition");

            migrationBuilder.DropTable(
                name: "IndicatorValue");

            migrationBuilder.DropTable(
                name: "IndustryLink");

            migrationBuilder.DropTable(
                name: "MutualObservation");

            migrationBuilder.DropTable(
                name: "OrderStep");

            migrationBuilder.DropTable(
                name: "OrgLifeActivity");

            migrationBuilder.DropTable(
                name: "Organization");

            migrationBuilder.DropTable(
                name: "PairAssistance");

            migrationBuilder.DropTable(
                name: "Park");

            migrationBuilder.DropTable(
                name: "ParkEnterprise");

            migrationBuilder.DropTable(
                name: "PartyBuildingProgramme");

            migrationBuilder.DropTable(
                name: "PartyMember");

            migrationBuilder.DropTable(
                name: "PartyOrganization");

            migrationBuilder.DropTable(
                name: "PatrolShift");

            migrationBuilder.DropTable(
                name: "Person");

            migrationBuilder.DropTable(
                name: "PersonRole");

            migrationBuilder.DropTable(
                name: "PracticeVenue");

            migrationBuilder.DropTable(
                name: "Region");

            migrationBuilder.DropTable(
                name: "ReserveCadre");

            migrationBuilder.DropTable(
                name: "ResidentStay");

            migrationBuilder.DropTable(
                name: "RowOwner");

            migrationBuilder.DropTable(
                name: "ServiceCentre");

            migrationBuilder.DropTable(
                name: "ServiceOrder");

            migrationBuilder.DropTable(
                name: "SpecialGroupStat");

            migrationBuilder.DropTable(
                name: "TeamMembership");

            migrationBuilder.DropTable(
                name: "TownshipScore");

            migrationBuilder.DropTable(
                name: "VillageCadre");

            migrationBuilder.DropTable(
                name: "VillageFunding");

            migrationBuilder.DropTable(
                name: "VillageIndustry");

            migrationBuilder.DropTable(
                name: "Volunteer");

            migrationBuilder.DropTable(
                name: "VolunteerActivity");

            migrationBuilder.DropTable(
                name: "VolunteerCredential");

            migrationBuilder.DropTable(
                name: "VolunteerProject");

            migrationBuilder.DropTable(
                name: "VolunteerServiceRecord");

            migrationBuilder.DropTable(
                name: "VolunteerTeam");

            migrationBuilder.DropTable(
                name: "WeakOrgRectification");
        }
    }
}
