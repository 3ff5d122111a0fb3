using NetHub.Schema.Storage.Loading;
using Spectre.Console;

namespace NetHub.Server.Commands;

/// <summary>Shows how far the making of a database is.</summary>
internal static class ProgressBar
{
    public static void Run(Action<IProgress<LoadProgress>?> work) => AnsiConsole.Progress()
        .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
        .Start(display =>
        {
            var task = display.AddTask("示例数据 | sample data", maxValue: 1);
            work(new Bar(task));
            task.Value = task.MaxValue;
        });

    private sealed class Bar(ProgressTask task) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            task.Description = Markup.Escape($"示例数据 | sample data: {value.Step}");
            if (value.Total == 0)
                return;
            task.MaxValue = value.Total;
            task.Value = value.Done;
        }
    }
}
