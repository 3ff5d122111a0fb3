using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NetHub.Schema.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CauseDataset",
                table: "CaseAssignment",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "CauseKey",
                table: "CaseAssignment",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ClosedBy",
                table: "CaseAssignment",
                type: "INTEGER",
                nullable: true);

            // What was assigned by then was its own case.
            migrationBuilder.Sql("UPDATE \"CaseAssignment\" SET \"CauseDataset\" = \"Dataset\", \"CauseKey\" = \"RowKey\"");

            migrationBuilder.DropPrimaryKey(
                name: "PK_CaseAssignment",
                table: "CaseAssignment");

            migrationBuilder.AddPrimaryKey(
                name: "PK_CaseAssignment",
                table: "CaseAssignment",
                columns: new[] { "Department", "Dataset", "RowKey", "CauseDataset", "CauseKey", "From" });

            migrationBuilder.CreateTable(
                name: "FormerOwner",
                columns: table => new
                {
                    Dataset = table.Column<string>(type: "TEXT", nullable: false),
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Department = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedBy = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerOwner", x => new { x.Department, x.Dataset, x.RowKey, x.ClosedBy });
                });

            migrationBuilder.CreateTable(
                name: "PendingDoubt",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Dataset = table.Column<string>(type: "TEXT", nullable: false),
                    RowKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Coordinate = table.Column<string>(type: "TEXT", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PendingDoubt", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DataChange_Dataset_RowKey",
                table: "DataChange",
                columns: new[] { "Dataset", "RowKey" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseAssignment_CauseDataset_CauseKey",
                table: "CaseAssignment",
                columns: new[] { "CauseDataset", "CauseKey" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseAssignment_Dataset_RowKey",
                table: "CaseAssignment",
                columns: new[] { "Dataset", "RowKey" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormerOwner");

            migrationBuilder.DropTable(
                name: "PendingDoubt");

            migrationBuilder.DropIndex(
                name: "IX_DataChange_Dataset_RowKey",
                table: "DataChange");

            migrationBuilder.DropPrimaryKey(
                name: "PK_CaseAssignment",
                table: "CaseAssignment");

            migrationBuilder.DropIndex(
                name: "IX_CaseAssignment_CauseDataset_CauseKey",
                table: "CaseAssignment");

            migrationBuilder.DropIndex(
                name: "IX_CaseAssignment_Dataset_RowKey",
                table: "CaseAssignment");

            migrationBuilder.DropColumn(
                name: "CauseDataset",
                table: "CaseAssignment");

            migrationBuilder.DropColumn(
                name: "CauseKey",
                table: "CaseAssignment");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "CaseAssignment");

            migrationBuilder.AddPrimaryKey(
                name: "PK_CaseAssignment",
                table: "CaseAssignment",
                columns: new[] { "Department", "Dataset", "RowKey", "From" });
        }
    }
}
