using System.Diagnostics;

namespace NetHub.Benchmarks;

/// <summary>Two sides of one comparison, in turns, in one process.</summary>
internal static class Sides
{
    /// <summary>Two things that are run.</summary>
    public static Comparison Compare(string name, TimeSpan time, int rounds, Action measured, Action baseline)
    {
        Rate(measured, time);
        Rate(baseline, time);
        return new Comparison(name, [.. Enumerable.Range(0, rounds).Select(_ => (Rate(measured, time), Rate(baseline, time)))]);
    }

    /// <summary>One thing that is run, with something set one way and the other.</summary>
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
