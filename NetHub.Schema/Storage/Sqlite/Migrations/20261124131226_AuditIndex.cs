using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NetHub.Schema.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AuditIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditRecord",
                columns: table => new
                {
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false),
                    AuditId = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Node = table.Column<string>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    Department = table.Column<string>(type: "TEXT", nullable: true),
                    Client = table.Column<string>(type: "TEXT", nullable: true),
                    Person = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", nullable: true),
                    CaseNo = table.Column<string>(type: "TEXT", nullable: true),
                    Operation = table.Column<string>(type: "TEXT", nullable: true),
                    DocumentHash = table.Column<string>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    Coordinates = table.Column<string>(type: "TEXT", nullable: false),
                    MaskedCoordinates = table.Column<string>(type: "TEXT", nullable: false),
                    DeniedCoordinates = table.Column<string>(type: "TEXT", nullable: false),
                    Owners = table.Column<string>(type: "TEXT", nullable: false),
                    RowCount = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonalRows = table.Column<int>(type: "INTEGER", nullable: false),
                    SuppressedGroups = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectCount = table.Column<int>(type: "INTEGER", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    DurationMicros = table.Column<int>(type: "INTEGER", nullable: false),
                    Target = table.Column<string>(type: "TEXT", nullable: true),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                    Export = table.Column<string>(type: "TEXT", nullable: true),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    PreviousHash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditRecord", x => x.RowKey);
                });

            migrationBuilder.CreateTable(
                name: "FieldUsage",
                columns: table => new
                {
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Coordinate = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: true),
                    Department = table.Column<string>(type: "TEXT", nullable: true),
                    Operation = table.Column<string>(type: "TEXT", nullable: true),
                    Usage = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    Reads = table.Column<int>(type: "INTEGER", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FieldUsage", x => x.RowKey);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecord_At",
                table: "AuditRecord",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecord_AuditId",
                table: "AuditRecord",
                column: "AuditId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditRecord_Department_At",
                table: "AuditRecord",
                columns: new[] { "Department", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldUsage_Coordinate_Day",
                table: "FieldUsage",
                columns: new[] { "Coordinate", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_FieldUsage_Day_Coordinate_Department_Operation_Usage_Level",
                table: "FieldUsage",
                columns: new[] { "Day", "Coordinate", "Department", "Operation", "Usage", "Level" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditRecord");

            migrationBuilder.DropTable(
                name: "FieldUsage");
        }
    }
}
