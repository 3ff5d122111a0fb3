using System.Text;
using NetHub.Schema.Querying.Execution;
using NetHub.Schema.Querying.Planning;

namespace NetHub.Schema.Querying.Projection;

/// <summary>Writes one selected field of a row. A plan is a tree of these; there is no resolver and no object per cell.</summary>
internal abstract class RowStep(string responseKey)
{
    /// <summary><c>"key":</c></summary>
    public byte[] Name { get; } = Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(responseKey) + ":");

    public abstract void Write(SqliteStatement row, RunScope run);
}

/// <summary>An object of steps.</summary>
internal sealed class ObjectWriter(IReadOnlyList<RowStep> steps)
{
    private readonly RowStep[] steps = [.. steps];

    public IReadOnlyList<RowStep> Steps => steps;

    public void Write(SqliteStatement row, RunScope run)
    {
        var json = run.Json;
        json.Byte((byte)'{');
        for (var i = 0; i < steps.Length; i++)
        {
            if (i > 0)
                json.Byte((byte)',');
            json.Raw(steps[i].Name);
            steps[i].Write(row, run);
        }

        json.Byte((byte)'}');
    }
}

/// <summary>What is the same for every row: a type name, or null for a field that is denied.</summary>
internal sealed class FixedStep(string responseKey, string? text) : RowStep(responseKey)
{
    private readonly byte[] json = text is null ? "null"u8.ToArray() : Encoding.UTF8.GetBytes($"\"{text}\"");

    public override void Write(SqliteStatement row, RunScope run) => run.Json.Raw(json);
}

/// <summary>A column in full, null where it is null or was kept back in the database.</summary>
internal sealed class ValueStep(string responseKey, ColumnRef column, ValueWriter writer) : RowStep(responseKey)
{
    public override void Write(SqliteStatement row, RunScope run)
    {
        if (row.IsNull(column.Ordinal))
            run.Json.Null();
        else
            writer(row, column.Ordinal, run);
    }
}

/// <summary>A column that is masked on every row, or on those whose flag is not set.</summary>
internal sealed class MaskedStep(string responseKey, ColumnRef column, ColumnRef? fullFlag, ValueWriter full, ValueWriter masked) : RowStep(responseKey)
{
    public override void Write(SqliteStatement row, RunScope run)
    {
        if (row.IsNull(column.Ordinal))
            run.Json.Null();
        else if (fullFlag is not null && row.Int64(fullFlag.Ordinal) != 0)
            full(row, column.Ordinal, run);
        else
            masked(row, column.Ordinal, run);
    }
}

/// <summary>A linked row, or null where there is none for the caller.</summary>
internal sealed class LinkStep(string responseKey, ColumnRef presence, IReadOnlyList<RowStep> steps) : RowStep(responseKey)
{
    private readonly ObjectWriter writer = new(steps);

    public override void Write(SqliteStatement row, RunScope run)
    {
        if (row.IsNull(presence.Ordinal))
            run.Json.Null();
        else
            writer.Write(row, run);
    }
}

/// <summary>A structure that every row has.</summary>
internal sealed class ObjectStep(string responseKey, IReadOnlyList<RowStep> steps) : RowStep(responseKey)
{
    private readonly ObjectWriter writer = new(steps);

    public override void Write(SqliteStatement row, RunScope run) => writer.Write(row, run);
}

/// <summary>A connection under this row.</summary>
internal sealed class ConnectionStep(string responseKey, ConnectionPlan plan) : RowStep(responseKey)
{
    public override void Write(SqliteStatement row, RunScope run) => ConnectionWriter.Write(plan, row, run);
}

/// <summary>Writes a column that is not null.</summary>
internal delegate void ValueWriter(SqliteStatement row, int column, RunScope run);
