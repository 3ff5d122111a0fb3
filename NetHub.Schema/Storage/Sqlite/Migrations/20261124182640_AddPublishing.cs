using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NetHub.Schema.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddPublishing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "WeakOrgRectification",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "WeakOrgRectification",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "VolunteerTeam",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "VolunteerTeam",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "VolunteerServiceRecord",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "VolunteerServiceRecord",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "VolunteerProject",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "VolunteerProject",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "VolunteerCredential",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "VolunteerCredential",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "VolunteerActivity",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "VolunteerActivity",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "Volunteer",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "Volunteer",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "VillageIndustry",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "VillageIndustry",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "VillageFunding",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "VillageFunding",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "VillageCadre",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "VillageCadre",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "TownshipScore",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "TownshipScore",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "TeamMembership",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "TeamMembership",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "SpecialGroupStat",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "SpecialGroupStat",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "ServiceOrder",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "ServiceOrder",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "ServiceCentre",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "ServiceCentre",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "ResidentStay",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "ResidentStay",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "ReserveCadre",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "ReserveCadre",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "Region",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "Region",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "PracticeVenue",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "PracticeVenue",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "PersonRole",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "PersonRole",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "Person",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "Person",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "PatrolShift",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "PatrolShift",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "PartyOrganization",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "PartyOrganization",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "PartyMember",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "PartyMember",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "PartyBuildingProgramme",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "PartyBuildingProgramme",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "ParkEnterprise",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "ParkEnterprise",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "Park",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "Park",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "PairAssistance",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "PairAssistance",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "Organization",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "Organization",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "OrgLifeActivity",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "OrgLifeActivity",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "OrderStep",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "OrderStep",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "MutualObservation",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "MutualObservation",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "IndustryLink",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "IndustryLink",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "IndicatorValue",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "IndicatorValue",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "IndicatorDefinition",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "IndicatorDefinition",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "GridEvent",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "GridEvent",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "GridAssignment",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "GridAssignment",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "Grid",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "Grid",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "FiveStandardAssessment",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "FiveStandardAssessment",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "EnterpriseStaff",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "EnterpriseStaff",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "EnterpriseRequest",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "EnterpriseRequest",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "EnterprisePartyCoverage",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "EnterprisePartyCoverage",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "EnterpriseOperation",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "EnterpriseOperation",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "DoubleReport",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "DoubleReport",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "DisputeParty",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "DisputeParty",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "DisputeCase",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "DisputeCase",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "DispatchedWorkTeam",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "DispatchedWorkTeam",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "Department",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "Department",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "ClearanceItem",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "ClearanceItem",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "CadreAdmissionCase",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "CadreAdmissionCase",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "BranchGridLink",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "BranchGridLink",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "AssistedHousehold",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "AssistedHousehold",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "AidRecipient",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "AidRecipient",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "AidDelivery",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "AidDelivery",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "AgencyErrand",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "AgencyErrand",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "Batch",
                table: "Address",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "RowVersion",
                table: "Address",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.CreateTable(
                name: "DataChange",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Dataset = table.Column<string>(type: "TEXT", nullable: false),
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Batch = table.Column<long>(type: "INTEGER", nullable: false),
                    Existed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: true),
                    Park = table.Column<long>(type: "INTEGER", nullable: true),
                    Parent = table.Column<long>(type: "INTEGER", nullable: true),
                    Gates = table.Column<long>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataChange", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "PublishBatch",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Dataset = table.Column<string>(type: "TEXT", nullable: false),
                    Department = table.Column<string>(type: "TEXT", nullable: false),
                    Client = table.Column<string>(type: "TEXT", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    IdempotencyKey = table.Column<string>(type: "TEXT", nullable: true),
                    Digest = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Inserted = table.Column<long>(type: "INTEGER", nullable: false),
                    Updated = table.Column<long>(type: "INTEGER", nullable: false),
                    Unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    Ended = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstChange = table.Column<long>(type: "INTEGER", nullable: false),
                    LastChange = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublishBatch", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SourceKey",
                columns: table => new
                {
                    Dataset = table.Column<string>(type: "TEXT", nullable: false),
                    Department = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceKey", x => new { x.Department, x.Dataset, x.Key });
                });

            migrationBuilder.InsertData(
                table: "PublishBatch",
                columns: new[] { "Id", "Client", "Dataset", "Department", "Digest", "Ended", "FirstChange", "IdempotencyKey", "Inserted", "LastChange", "Mode", "PublishedAt", "SourceSystem", "Unchanged", "Updated" },
                values: new object[] { 1L, "", "", "", "", 0L, 0L, null, 0L, 0L, "SNAPSHOT", new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), "initial", 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_DataChange_Dataset_Number",
                table: "DataChange",
                columns: new[] { "Dataset", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_PublishBatch_Department_Client_IdempotencyKey",
                table: "PublishBatch",
                columns: new[] { "Department", "Client", "IdempotencyKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DataChange");

            migrationBuilder.DropTable(
                name: "PublishBatch");

            migrationBuilder.DropTable(
                name: "SourceKey");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "WeakOrgRectification");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "WeakOrgRectification");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "VolunteerTeam");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "VolunteerTeam");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "VolunteerServiceRecord");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "VolunteerServiceRecord");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "VolunteerProject");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "VolunteerProject");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "VolunteerCredential");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "VolunteerCredential");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "VolunteerActivity");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "VolunteerActivity");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "Volunteer");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "Volunteer");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "VillageIndustry");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "VillageIndustry");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "VillageFunding");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "VillageFunding");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "VillageCadre");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "VillageCadre");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "TownshipScore");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "TownshipScore");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "TeamMembership");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "TeamMembership");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "SpecialGroupStat");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "SpecialGroupStat");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "ServiceOrder");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "ServiceOrder");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "ServiceCentre");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "ServiceCentre");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "ResidentStay");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "ResidentStay");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "ReserveCadre");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "ReserveCadre");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "Region");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "Region");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "PracticeVenue");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "PracticeVenue");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "PersonRole");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "PersonRole");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "Person");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "Person");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "PatrolShift");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "PatrolShift");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "PartyOrganization");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "PartyOrganization");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "PartyMember");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "PartyMember");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "PartyBuildingProgramme");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "PartyBuildingProgramme");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "ParkEnterprise");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "ParkEnterprise");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "Park");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "Park");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "PairAssistance");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "PairAssistance");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "Organization");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "Organization");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "OrgLifeActivity");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "OrgLifeActivity");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "OrderStep");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "OrderStep");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "MutualObservation");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "MutualObservation");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "IndustryLink");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "IndustryLink");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "IndicatorValue");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "IndicatorValue");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "IndicatorDefinition");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "IndicatorDefinition");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "GridEvent");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "GridEvent");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "GridAssignment");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "GridAssignment");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "Grid");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "Grid");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "FiveStandardAssessment");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "FiveStandardAssessment");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "EnterpriseStaff");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "EnterpriseStaff");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "EnterpriseRequest");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "EnterpriseRequest");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "EnterprisePartyCoverage");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "EnterprisePartyCoverage");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "EnterpriseOperation");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "EnterpriseOperation");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "DoubleReport");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "DoubleReport");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "DisputeParty");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "DisputeParty");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "DisputeCase");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "DisputeCase");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "DispatchedWorkTeam");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "DispatchedWorkTeam");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "Department");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "Department");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "ClearanceItem");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "ClearanceItem");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "CadreAdmissionCase");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "CadreAdmissionCase");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "BranchGridLink");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "BranchGridLink");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "AssistedHousehold");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "AssistedHousehold");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "AidRecipient");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "AidRecipient");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "AidDelivery");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "AidDelivery");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "AgencyErrand");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "AgencyErrand");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "Address");

            migrationBuilder.DropColumn(
                name: "RowVersion",
                table: "Address");
        }
    }
}
