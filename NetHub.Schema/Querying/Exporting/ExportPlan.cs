using NetHub.Schema.Querying.Planning;
using NetHub.Schema.Querying.Projection;
using NetHub.Schema.Sharing.Catalogue;

namespace NetHub.Schema.Querying.Exporting;

/// <summary>Every row of one connection: its statement, which has no end but that of the rows, and what is written of a row.</summary>
/// <param name="Dataset">Dataset of the rows.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Writer">Writes a row.</param>
/// <param name="ShowsPersonal">A row shows personal values, be they masked; of rows in lists inside it their own plans know.</param>
/// <param name="Subjects">Columns that say whom a row is about.</param>
/// <param name="Fields">What was selected of a row.</param>
internal sealed record ExportPlan(DatasetEntry Dataset, SqlTemplate Sql, ObjectWriter Writer, bool ShowsPersonal, IReadOnlyList<SubjectColumn> Subjects, ExportColumns Fields);
