using System.Globalization;

namespace NetHub.Schema.Storage.Governance;

/// <summary>How requests, grants and all that is kept beside them are numbered.</summary>
internal static class GovernanceNumbers
{
    // A clock that went back over the new year must not give a number twice.
    public static (int Year, int Number) Next(int lastYear, int last, int year) => year > lastYear ? (year, 1) : (lastYear, last + 1);

    public static string Number(string kind, int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{year}-{number:000000}");
}
