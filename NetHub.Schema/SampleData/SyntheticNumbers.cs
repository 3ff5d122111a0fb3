using System.Globalization;
using NetHub.Schema.Vocabulary.Identifiers;

namespace NetHub.Schema.SampleData;

/// <summary>
/// Numbers that pass every check but cannot belong to a real person or organisation: identity numbers and credit codes of the unassigned
/// place 999021, mobile numbers with the middle block 0000, and duty phones with a local part that begins with 0.
/// </summary>
internal sealed class SyntheticNumbers
{
    private const int Blocks = 20;
    private const int Mobiles = Blocks * 10_000;

    private static readonly string[] Prefixes =
    [
        "139", "138", "137", "136", "135", "134", "159", "158", "157", "150",
        "151", "152", "188", "187", "182", "183", "184", "178", "147", "198",
    ];

    private readonly Dictionary<int, int> ordersOfDay = [];
    private readonly HashSet<string> used = [];
    private int mobiles;
    private int organizations;
    private int dutyPhones;

    public string IdNumber(DateOnly birth, bool isMale)
    {
        while (true)
        {
            // Each birthday has pairs of sequence numbers: odd numbers for men, even numbers for women.
            var key = (birth.DayNumber * 2) + (isMale ? 1 : 0);
            var order = ordersOfDay.TryGetValue(key, out var last) ? last + 2 : isMale ? 3 : 2;
            ordersOfDay[key] = order;
            var first17 = string.Create(CultureInfo.InvariantCulture, $"{SyntheticPrefix.Place}{birth:yyyyMMdd}{order:000}");
            var number = first17 + Vocabulary.Identifiers.IdNumber.CheckCharacter(first17);
            if (used.Add(number))
                return number;
        }
    }

    /// <summary>Reserves a number that a scenario needs for one person.</summary>
    public void Reserve(string number) => used.Add(number);

    /// <summary>Returns an unused mobile number; successive numbers are far apart.</summary>
    public string Mobile()
    {
        while (true)
        {
            var index = (int)((mobiles++ * 7_919L) % Mobiles);
            var number = string.Create(CultureInfo.InvariantCulture, $"{Prefixes[index / 10_000]}0000{index % 10_000:0000}");
            if (!used.Contains(number))
                return number;
        }
    }

    public string DutyPhone() => string.Create(CultureInfo.InvariantCulture, $"0735-0{++dutyPhones:000000}");

    /// <param name="kind">The registrar and type: 91 enterprise, 93 cooperative, 51 association, 12 public institution, 11 organ …</param>
    public string CreditCode(string kind)
    {
        var stem = kind[0] == '9' ? "MA0N" : kind[0] == '5' ? "MJ0N" : "0000";
        var body = string.Create(CultureInfo.InvariantCulture, $"{stem}{++organizations:0000}");
        var first17 = kind + SyntheticPrefix.Place + body + Vocabulary.Identifiers.CreditCode.OrganizationCheckCharacter(body);
        return first17 + Vocabulary.Identifiers.CreditCode.CheckCharacter(first17);
    }
}
