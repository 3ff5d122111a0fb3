using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Regions;

namespace NetHub.Schema.SampleData;

/// <summary>The names of the sample departments, for the choice at sign-in.</summary>
public static class SampleDepartments
{
    /// <summary>Returns the Chinese names of departments by code: <c>PLC</c>, <c>TWN-431021108</c>. The newest dated row decides.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(DbContext db, CancellationToken cancel)
    {
        var rows = await db.Set<Department>().Select(d => new { d.DeptCode, d.Name, d.ValidFrom }).ToListAsync(cancel);
        return rows.GroupBy(r => r.DeptCode).ToDictionary(g => g.Key, g => g.MaxBy(r => r.ValidFrom)!.Name);
    }
}
