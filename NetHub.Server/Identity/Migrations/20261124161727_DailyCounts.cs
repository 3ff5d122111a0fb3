using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NetHub.Server.Identity.Migrations
{
    /// <inheritdoc />
    public partial class DailyCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was counted today stays counted.
            migrationBuilder.DropPrimaryKey(
                name: "PK_PersonalRowCounts",
                table: "PersonalRowCounts");

            migrationBuilder.RenameTable(
                name: "PersonalRowCounts",
                newName: "DailyCounts");

            migrationBuilder.RenameColumn(
                name: "Rows",
                table: "DailyCounts",
                newName: "Count");

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "DailyCounts",
                type: "TEXT",
                nullable: false,
                defaultValue: "PERSONAL_ROWS");

            migrationBuilder.AddPrimaryKey(
                name: "PK_DailyCounts",
                table: "DailyCounts",
                columns: new[] { "Kind", "Client", "Day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DailyCounts");

            migrationBuilder.CreateTable(
                name: "PersonalRowCounts",
                columns: table => new
                {
                    Client = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalRowCounts", x => new { x.Client, x.Day });
                });
        }
    }
}
