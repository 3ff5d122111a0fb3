using NetHub.Schema.Storage.Loading;
using Spectre.Console;

namespace NetHub.Server.Commands;

/// <summary>Shows the progress of long work on a database.</summary>
internal static class ProgressBar
{
    public static void Run(Action<IProgress<LoadProgress>?> work) => Run("示例数据 | sample data", work);

    public static void Run(string title, Action<IProgress<LoadProgress>?> work) => AnsiConsole.Progress()
        .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
        .Start(display =>
        {
            var task = display.AddTask(title, maxValue: 1);
            work(new Bar(title, task));
            task.Value = task.MaxValue;
        });

    private sealed class Bar(string title, ProgressTask task) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            task.Description = Markup.Escape($"{title}: {value.Step}");
            if (value.Total == 0)
                return;
            task.MaxValue = value.Total;
            task.Value = value.Done;
        }
    }
}
