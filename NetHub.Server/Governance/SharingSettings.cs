using NetHub.Schema.Sharing.Grants;
using NetHub.Server.Settings;

namespace NetHub.Server.Governance;

/// <summary>The section <c>Hub:Sharing</c>: terms of sharing requests and data issues.</summary>
internal static class SharingSettings
{
    public static SettingsSection Section()
    {
        var options = new SharingOptions();
        return new SettingsSection("Sharing", options, _ => Check(options));
    }

    private static IEnumerable<Message> Check(SharingOptions sharing)
    {
        if (sharing.TakeUpDays < 1 || sharing.DecideDays < sharing.TakeUpDays || sharing.CoordinateDays < 1 || sharing.MaxTermDays < 1)
        {
            yield return new Message(
                "Hub:Sharing 的期限须为正数，DecideDays 不得小于 TakeUpDays。",
                "Periods in Hub:Sharing must be positive, and DecideDays must not be less than TakeUpDays.");
        }

        foreach (var day in sharing.Holidays.Intersect(sharing.WorkingWeekends))
            yield return new Message($"Hub:Sharing 中 {day:O} 既是假日又是工作日。", $"In Hub:Sharing {day:O} is both a holiday and a working day.");
    }
}
