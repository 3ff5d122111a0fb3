using NetHub.Schema.Vocabulary;

namespace NetHub.Schema.SampleData;

/// <summary>Extensions that draw values from a random source for the generators.</summary>
internal static class Draw
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static bool Chance(this Random random, double share) => random.NextDouble() < share;

    /// <summary>Draws an integer from <paramref name="low"/> to <paramref name="high"/>, inclusive.</summary>
    public static int Between(this Random random, int low, int high) => random.Next(low, high + 1);

    public static DateOnly Day(this Random random, DateOnly from, DateOnly to) =>
        from.AddDays(random.Next(to.DayNumber - from.DayNumber + 1));

    public static DateOnly DayOf2019(this Random random) => new DateOnly(2019, 1, 1).AddDays(random.Next(365));

    /// <summary>Draws a minute within a day's office hours.</summary>
    public static DateTimeOffset At(this Random random, DateOnly day) =>
        new(day.ToDateTime(new TimeOnly(random.Between(8, 17), random.Next(60), random.Next(60))), ShanghaiTime.Offset);

    /// <summary>Draws a decimal with <paramref name="digits"/> places between two numbers.</summary>
    public static decimal Amount(this Random random, decimal low, decimal high, int digits = 1) =>
        Math.Round(low + ((high - low) * (decimal)random.NextDouble()), digits);

    /// <summary>Draws an index with probabilities proportional to the shares, which need not add up to one.</summary>
    public static int Weighted(this Random random, params ReadOnlySpan<double> shares)
    {
        var sum = 0.0;
        foreach (var share in shares)
            sum += share;
        var dice = random.NextDouble() * sum;
        for (var i = 0; i < shares.Length; i++)
        {
            dice -= shares[i];
            if (dice < 0)
                return i;
        }

        return shares.Length - 1;
    }

    public static List<T> Shuffled<T>(this Random random, IEnumerable<T> items)
    {
        var list = items.ToList();
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list));
        return list;
    }

    /// <summary>Splits a total by weight into integers of at least <paramref name="least"/> that add up exactly.</summary>
    public static int[] Apportion(int total, IReadOnlyList<double> weights, int least = 0)
    {
        var sum = weights.Sum();
        var free = total - (least * weights.Count);
        var exact = weights.Select(w => free * w / sum).ToArray();
        var parts = exact.Select(e => least + (int)e).ToArray();
        var byRemainder = Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - (int)exact[i]).ThenBy(i => i);
        foreach (var i in byRemainder.Take(total - parts.Sum()))
            parts[i]++;
        return parts;
    }
}
