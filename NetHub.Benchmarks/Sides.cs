using System.Diagnostics;

namespace NetHub.Benchmarks;

/// <summary>Runs the two sides of a comparison in turns in one process.</summary>
internal static class Sides
{
    /// <summary>Compares two actions.</summary>
    public static Comparison Compare(string name, TimeSpan time, int rounds, Action measured, Action baseline)
    {
        Rate(measured, time);
        Rate(baseline, time);
        return new Comparison(name, [.. Enumerable.Range(0, rounds).Select(_ => (Rate(measured, time), Rate(baseline, time)))]);
    }

    /// <summary>Compares one action under two setups.</summary>
    public static Comparison Compare(string name, TimeSpan time, int rounds, Action run, Action setMeasured, Action setBaseline)
    {
        Set(setMeasured);
        Set(setBaseline);
        return new Comparison(name, [.. Enumerable.Range(0, rounds).Select(_ => (Set(setMeasured), Set(setBaseline)))]);

        double Set(Action how)
        {
            how();
            run();
            return Rate(run, time);
        }
    }

    public static double Rate(Action run, TimeSpan time)
    {
        var (start, count) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(start) < time; count++)
            run();
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
