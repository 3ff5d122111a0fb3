using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.Querying.Planning;

/// <summary>A column that says whom a row is about, where the row shows what may only be read for a purpose; null on other rows.</summary>
internal sealed record SubjectColumn(SubjectKind Kind, ColumnRef Column);
