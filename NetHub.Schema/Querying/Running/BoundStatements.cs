using NetHub.Schema.Querying.Compiling;
using NetHub.Schema.Querying.Running.Sqlite;

namespace NetHub.Schema.Querying.Running;

/// <summary>Binds a plan's statements: run-wide values once, and values of the parent row for each parent row.</summary>
internal static class BoundStatements
{
    public static SqliteStatement Open(SqlTemplate template, SqliteStatement? parent, RunScope run)
    {
        var statement = run.Connection.Statement(template);
        var isNew = run.Bound.Add(template);
        for (var i = 0; i < template.Parameters.Count; i++)
        {
            var source = template.Parameters[i].Source;
            if (source is ParentSource parentSource)
                Bind(statement, i, parentSource, parent!);
            else if (isNew)
                statement.Bind(i, run.Value(source));
        }

        return statement;
    }

    /// <summary>Opens a statement with a supplied value.</summary>
    public static SqliteStatement OpenWith(SqlTemplate template, RunScope run, long given)
    {
        var statement = Open(template, null, run);
        for (var i = 0; i < template.Parameters.Count; i++)
        {
            if (template.Parameters[i].Source is GivenSource)
                statement.Bind(i, given);
        }

        return statement;
    }

    private static void Bind(SqliteStatement statement, int parameter, ParentSource source, SqliteStatement parent)
    {
        var column = source.Column.Ordinal;
        if (parent.IsNull(column))
            statement.Bind(parameter, (object?)null);
        else if (source.Value == ParentValue.Number)
            statement.Bind(parameter, parent.Int64(column));
        else if (source.Value == ParentValue.Text)
            statement.Bind(parameter, parent.Utf8(column));
        else
        {
            var prefix = ValueReader.Significant(parent.Text(column));
            statement.Bind(parameter, source.Value == ParentValue.RegionLow ? prefix : prefix + ":");
        }
    }
}
