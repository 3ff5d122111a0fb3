using Microsoft.EntityFrameworkCore;
using NetHub.Schema.Regions;

namespace NetHub.Schema.SampleData;

/// <summary>What the departments of the sample are called, for people who choose one to sign in as.</summary>
public static class SampleDepartments
{
    /// <summary>Chinese names by code: <c>PLC</c>, <c>TWN-431021108</c>. Of dated rows, the newest says.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(DbContext db, CancellationToken cancel)
    {
        var rows = await db.Set<Department>().Select(d => new { d.DeptCode, d.Name, d.ValidFrom }).ToListAsync(cancel);
        return rows.GroupBy(r => r.DeptCode).ToDictionary(g => g.Key, g => g.MaxBy(r => r.ValidFrom)!.Name);
    }
}
